using System.Collections.Immutable;
using Platform.Grains.Cluster;
using Platform.Silo.Hosting;

namespace Platform.Silo.Secrets;

/// <summary>The files that this silo has its secrets from.</summary>
internal sealed class SiloSecretFiles(SiloSettings settings) : ISecretFiles
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public ImmutableArray<string> FindExposed() => OperatingSystem.IsWindows()
        ? []
        : [.. new[] { settings.OperatorKeyFile, settings.ServerSecretFile, settings.PublicKeyFile }.Where(IsExposed)];

    private static bool IsExposed(string file) => !OperatingSystem.IsWindows() && File.Exists(file) && (File.GetUnixFileMode(file) & Others) != 0;
}
