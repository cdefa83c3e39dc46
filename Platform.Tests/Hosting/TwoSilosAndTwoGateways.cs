using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>Two silos and two separate gateways, all started at the same moment on an empty PostgreSQL database.</summary>
public sealed class TwoSilosAndTwoGateways : IAsyncLifetime
{
    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(60);

    private readonly List<TemporaryFolder> _folders = [];
    private readonly List<PlatformProcess> _silos = [];
    private readonly List<GatewayProcess> _gateways = [];

    /// <summary>Where people may come in: at the silos' own gateways first, then at the separate ones.</summary>
    public IReadOnlyList<PlatformAccess> Entrances => [.. _silos.Select(silo => silo.Access), .. _gateways.Select(gateway => gateway.Access)];

    /// <summary>The separate gateways, for a test that ends one.</summary>
    public IReadOnlyList<GatewayProcess> Gateways => _gateways;

    /// <summary>The ways of clients into each silo.</summary>
    public IReadOnlyList<SiloConnection> Silos => [.. _silos.Select(silo => silo.Silo)];

    /// <summary>An Owner at the console of the first silo.</summary>
    public Task<Operator> OperatorAsync() => _silos[0].OperatorAsync();

    public async Task InitializeAsync()
    {
        var database = await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync();
        for (var silo = 0; silo < 2; silo++)
        {
            _folders.Add(new TemporaryFolder());
            await InstalledSecrets.CopyToAsync(_folders[silo].Path);
            _silos.Add(new PlatformProcess(new PlatformOptions(_folders[silo].Path) { Database = database }));
        }

        var starts = _silos.Select(silo => silo.StartAsync()).ToArray();
        _gateways.AddRange(_silos.Select(silo => GatewayProcess.Launch(silo.Options, new GrainCodeReader(silo.Options))));
        await Task.WhenAll(starts);
        await Task.WhenAll(_gateways.Select(gateway => gateway.UntilReadyAsync(StartDeadline)));
    }

    public async Task DisposeAsync()
    {
        foreach (var gateway in _gateways)
        {
            await gateway.DisposeAsync();
        }

        foreach (var silo in _silos)
        {
            await silo.DisposeAsync();
        }

        _folders.ForEach(folder => folder.Dispose());
    }
}
