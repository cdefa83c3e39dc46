using System.Collections.Immutable;
using Platform.Grains.Cluster;
using Platform.Silo.Hosting;

namespace Platform.Silo.Secrets;

/// <summary>The files that this silo has its secrets from.</summary>
internal sealed class SiloSecretFiles(SiloSettings settings) : ISecretFiles
{
    // A group may read: so an orchestrator hands secrets to a process without rights.
    private const UnixFileMode Others =
        UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public ImmutableArray<string> FindExposed() => OperatingSystem.IsWindows()
        ? []
        : [.. new[] { settings.OperatorKey, settings.ServerSecrets, settings.FirstPublicKey }.Where(secret => secret.Given is null).Select(secret => secret.File).Where(IsExposed)];

    private static bool IsExposed(string file) => !OperatingSystem.IsWindows() && File.Exists(file) && (File.GetUnixFileMode(file) & Others) != 0;
}
