using System.Diagnostics;
using System.Globalization;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary>Three silos without HTTP and two gateways, each a process of its own, on a PostgreSQL server of their own.</summary>
internal sealed class ChaosCluster : IAsyncDisposable
{
    private const int SiloCount = 3;
    private const int GatewayCount = 2;

    private static readonly TimeSpan StartDeadline = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopDeadline = TimeSpan.FromSeconds(40);

    private readonly List<TemporaryFolder> _folders = [];
    private readonly List<PlatformProcess> _allSilos = [];
    private readonly List<GatewayProcess> _allGateways = [];
    private readonly PlatformProcess[] _silos = new PlatformProcess[SiloCount];
    private readonly GatewayProcess[] _gateways = new GatewayProcess[GatewayCount];

    private ChaosCluster(PostgreSqlServer server, string database, ChaosNetwork? network)
    {
        Server = server;
        Database = database;
        Network = network;
    }

    public PostgreSqlServer Server { get; }

    public string Database { get; }

    public ChaosNetwork? Network { get; }

    /// <summary>How long the silos took to start on the empty database: what a start takes on this machine as it is.</summary>
    public TimeSpan FirstStart { get; private set; }

    public IReadOnlyList<PlatformProcess> Silos => _silos;

    public IReadOnlyList<GatewayProcess> Gateways => _gateways;

    public SecretFiles Secrets => _silos[0].Options.Secrets;

    /// <param name="network">Namespaces for the silos; null where they share that of the tests.</param>
    public static async Task<ChaosCluster> StartAsync(ChaosNetwork? network = null)
    {
        PostgreSqlServer server = await PostgreSqlServer.StartOwnAsync(network is null ? "127.0.0.1" : "127.0.0.1," + ChaosNetwork.Host);
        ChaosCluster cluster = new(server, await server.CreateDatabaseAsync(), network);
        try
        {
            for (int silo = 0; silo < SiloCount; silo++)
            {
                TemporaryFolder folder = new();
                cluster._folders.Add(folder);
                await InstalledSecrets.CopyToAsync(folder.Path);
                cluster.Take(silo, cluster.OptionsOf(silo, folder));
            }

            long start = Stopwatch.GetTimestamp();
            await Task.WhenAll(cluster._silos.Select(silo => silo.StartAsync()));
            cluster.FirstStart = Stopwatch.GetElapsedTime(start);
            for (int gateway = 0; gateway < GatewayCount; gateway++)
            {
                cluster.LaunchGateway(gateway);
            }

            await Task.WhenAll(cluster._gateways.Select(gateway => gateway.UntilReadyAsync(StartDeadline)));
            return cluster;
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    public Task Kill9SiloAsync(int silo) => _silos[silo].Kill9Async();

    public Task StartSiloAsync(int silo) => _silos[silo].StartAsync();

    /// <summary>Starts a silo in the place of another, on its data.</summary>
    /// <param name="silo">Whose place.</param>
    /// <param name="change">What is different about it.</param>
    public Task StartSiloAsync(int silo, Func<PlatformOptions, PlatformOptions> change)
    {
        Take(silo, change(_silos[silo].Options));
        return _silos[silo].StartAsync();
    }

    public Task Kill9GatewayAsync(int gateway) => _gateways[gateway].Running.Kill9Async();

    public async Task TerminateSiloAsync(int silo) => Assert.Equal(0, await _silos[silo].TerminateAsync());

    public async Task TerminateGatewayAsync(int gateway) => Assert.Equal(0, await _gateways[gateway].Running.TerminateAsync(StopDeadline));

    /// <summary>Starts a gateway at the address it has had; it may not be ready yet.</summary>
    public void LaunchGateway(int gateway, BuiltProgram? program = null)
    {
        PlatformOptions options = _silos[gateway].Options with { Database = Database, NetworkNamespace = null };
        _gateways[gateway] = GatewayProcess.Launch(options, new GrainCodeReader(options), _gateways[gateway]?.Access.Address, program);
        _allGateways.Add(_gateways[gateway]);
    }

    public Task UntilGatewayReadyAsync(int gateway) => _gateways[gateway].UntilReadyAsync(StartDeadline);

    /// <summary>What every process wrote that is not the usual talk, for a failure that needs an explanation.</summary>
    public string Transcript(int most) => string.Join('\n', _allSilos.Select(silo => silo.Lines).Concat(_allGateways.Select(gateway => gateway.Running.Lines)).Select(
        (lines, process) => string.Create(CultureInfo.InvariantCulture, $"--- process {process}\n") + string.Join('\n', lines.TakeLast(most))));

    /// <summary>Why gateways answered 503; one line a second and gateway.</summary>
    public IEnumerable<string> Complaints => _allGateways.SelectMany(gateway => gateway.Running.Lines.Where(line => line.Contains("was answered 503", StringComparison.Ordinal)));

    public async ValueTask DisposeAsync()
    {
        foreach (GatewayProcess gateway in _allGateways)
        {
            await gateway.DisposeAsync();
        }

        foreach (PlatformProcess silo in _allSilos)
        {
            await silo.DisposeAsync();
        }

        await Server.DisposeAsync();
        _folders.ForEach(folder => folder.Dispose());
    }

    private void Take(int silo, PlatformOptions options)
    {
        _silos[silo] = new PlatformProcess(options);
        _allSilos.Add(_silos[silo]);
    }

    private PlatformOptions OptionsOf(int silo, TemporaryFolder folder)
    {
        PlatformOptions options = new(folder.Path) { Database = Database, MoreArguments = ["--urls", "none"] };
        return Network is null ? options : Network.Place(silo, options);
    }
}
