using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Certificates;

namespace Platform.Tests.Infrastructure;

/// <summary>A gateway without a silo, in a process of its own, for the cluster of a PostgreSQL database.</summary>
public sealed class GatewayProcess : IAsyncDisposable
{
    private GatewayProcess(RunningProcess running, PlatformAccess access)
    {
        Running = running;
        Access = access;
    }

    public RunningProcess Running { get; }

    public PlatformAccess Access { get; }

    /// <summary>Starts a gateway to the cluster that a silo with these options belongs to; it may not be ready yet.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="codes">Reads codes for those who sign in there.</param>
    /// <param name="address">Where it listens; at a free port if null.</param>
    /// <param name="program">Which build of it; that of these tests if null.</param>
    /// <param name="certificates">What it shows to silos; null without.</param>
    public static GatewayProcess Launch(PlatformOptions silo, ICodeReader codes, Uri? address = null, BuiltProgram? program = null, CertificateFiles? certificates = null)
    {
        program ??= BuiltProgram.Gateway;
        address ??= new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePorts.Next()}"));
        var database = silo.Database ?? throw new ArgumentException("A separate gateway needs a PostgreSQL database.", nameof(silo));
        ImmutableArray<string> arguments =
        [
            program.File, "--database", database, "--urls", address.GetLeftPart(UriPartial.Authority),
            "--data", silo.DataFolder, "--server-secret-file", silo.Secrets.ServerSecretFile,
            .. PlatformOptions.CertificateArguments(certificates),
        ];
        var running = RunningProcess.Start(BuiltProgram.Host, arguments, silo.Environment, program.Folder);
        return new GatewayProcess(running, new PlatformAccess(address, silo.Secrets.PublicKey, codes));
    }

    public Task UntilReadyAsync(TimeSpan deadline) => Eventually.TrueAsync(
        () => Access.IsReadyAsync(), deadline, () => "the gateway is not ready. It wrote:\n" + Running.Transcript);

    public ValueTask DisposeAsync() => Running.DisposeAsync();
}
