using Platform.Benchmarks.Servers;

namespace Platform.Benchmarks.Comparison.Contestants;

/// <summary>The platform: a silo that answers HTTP itself, or a silo and a gateway of its own.</summary>
/// <param name="settings">What it runs on.</param>
/// <param name="withGateway">Whether the gateway is a process of its own.</param>
internal sealed class PlatformContestant(ContestantSettings settings, bool withGateway) : IContestant
{
    /// <summary>The name of the co-hosted platform.</summary>
    public const string CoHosted = "platform";

    /// <summary>The name of the platform with a gateway of its own.</summary>
    public const string Separate = "platform with separate gateway";

    private SiloProcess? _silo;
    private GatewayProcess? _gateway;
    private BenchmarkOperator? _operators;

    /// <inheritdoc />
    public string Name => withGateway ? Separate : CoHosted;

    /// <inheritdoc />
    public string Version => $"{typeof(Silo.Storage.StorageSettings).Assembly.GetName().Version?.ToString(3)}, .NET {Environment.Version}";

    /// <inheritdoc />
    public Uri Address => _gateway?.Address ?? Running.Address;

    /// <inheritdoc />
    public IReadOnlyList<int> Processes => [.. Servers.Select(server => server.Id)];

    private SiloProcess Running => _silo ?? throw new InvalidOperationException("The platform does not run.");

    private IEnumerable<ServerProcess> Servers => _gateway is null ? [Running.Server] : [Running.Server, _gateway.Server];

    /// <inheritdoc />
    public async Task StartAsync()
    {
        var environment = new Dictionary<string, string>(settings.Environment) { [ClientAddresses.TrustSetting] = ClientAddresses.Loopback };
        _silo = await SiloProcess.StartAsync(settings.Database, environment, withHttp: !withGateway);
        _gateway = withGateway ? await GatewayProcess.StartAsync(_silo, environment) : null;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<Job>> PrepareAsync()
    {
        _operators = await BenchmarkOperator.SignInAsync(Running);
        return await PlatformJobs.PrepareAsync(_operators, Running.PublicKey, settings.Jobs);
    }

    /// <inheritdoc />
    public async Task<long?> GetAllocatedBytesAsync()
    {
        long sum = 0;
        foreach (var server in Servers)
        {
            sum += await server.GetAllocatedBytesAsync() ?? 0;
        }

        return sum;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Closing.AllAsync(_operators, _gateway, _silo);
    }
}
