using Platform.GrainInterfaces.Certificates;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>Two silos and a separate gateway on an empty PostgreSQL database, each with a certificate of its own.</summary>
public sealed class TwoSilosAndAGatewayByTls : IAsyncLifetime
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);

    private readonly List<TemporaryFolder> _folders = [];
    private readonly List<PlatformProcess> _silos = [];
    private readonly List<CertificateFolder> _certificates = [];
    private GatewayProcess? _gateway;

    /// <summary>Who issued the certificates last.</summary>
    public CertificateAuthority Authority { get; private set; } = CertificateAuthority.Create("Cluster");

    public IReadOnlyList<PlatformProcess> Silos => _silos;

    public GatewayProcess Gateway => _gateway ?? throw new InvalidOperationException("It does not run.");

    /// <summary>The console of somebody who is signed in, with a certificate or without.</summary>
    public ConsoleProcess Console(SignedInUser user, CertificateFiles? certificates) =>
        new(_silos[1].Options.Cluster, _folders[1].Path) { SessionToken = user.Token, Certificates = certificates };

    public async Task InitializeAsync()
    {
        var database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        for (var silo = 0; silo < 2; silo++)
        {
            _folders.Add(new TemporaryFolder());
            await InstalledSecrets.CopyToAsync(_folders[silo].Path);
            _certificates.Add(CertificateFolder.With(Authority.Issue($"silo{silo}", CertificateUse.Silo), Authority));
            _silos.Add(new PlatformProcess(new PlatformOptions(_folders[silo].Path) { Database = database, Certificates = _certificates[silo].Files }));
        }

        _certificates.Add(CertificateFolder.With(Authority.Issue("gateway", CertificateUse.Client), Authority));
        _gateway = GatewayProcess.Launch(_silos[0].Options, new GrainCodeReader(_silos[0].Options), certificates: _certificates[^1].Files);
        await Task.WhenAll(_silos.Select(silo => silo.StartAsync()));
        await _gateway.UntilReadyAsync(StartDeadline);
    }

    /// <summary>Replaces the files of all three while they run, and waits until all use them.</summary>
    public async Task ReplaceAsync(string mark, CertificateAuthority issuer, params CertificateAuthority[] believes)
    {
        _certificates[0].Write(issuer.Issue("silo0-" + mark, CertificateUse.Silo), believes);
        _certificates[1].Write(issuer.Issue("silo1-" + mark, CertificateUse.Silo), believes);
        _certificates[2].Write(issuer.Issue("gateway-" + mark, CertificateUse.Client), believes);
        Authority = issuer;
        RunningProcess[] processes = [_silos[0].Running, _silos[1].Running, Gateway.Running];
        foreach (var process in processes)
        {
            await Eventually.TrueAsync(
                () => process.Lines.Any(line => line.Contains("New connections use", StringComparison.Ordinal) && line.Contains("-" + mark, StringComparison.Ordinal)),
                StartDeadline,
                () => "the files were not taken up:\n" + process.Transcript);
        }
    }

    public async Task DisposeAsync()
    {
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }

        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }

        _folders.ForEach(folder => folder.Dispose());
        _certificates.ForEach(folder => folder.Dispose());
    }
}
