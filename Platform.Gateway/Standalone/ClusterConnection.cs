using System.Net;
using System.Net.Security;
using Npgsql;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Orleans.Messaging;
using Platform.Gateway.Hosting;
using Platform.Gateway.Telemetry;
using Platform.GrainInterfaces.Certificates;
using Platform.GrainInterfaces.Cluster;

namespace Platform.Gateway.Standalone;

/// <summary>Connects a gateway of its own to its cluster, for as long as that takes, while HTTP is served already.</summary>
/// <remarks>
/// The Orleans client lives in a container of its own: as a part of the process's it would keep the web server from starting until a silo answers.
/// Once it was connected, the client finds lost silos again by itself.
/// </remarks>
internal sealed class ClusterConnection : BackgroundService, IAsyncDisposable
{
    // A call without an answer for so long has an unknown outcome. The client looks for late calls once a second, so the caller waits up to one more.
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(4.5);

    // How soon new silos are seen, and how long a lost one is left alone; the default of a minute is an outage of a minute.
    private static readonly TimeSpan RefreshPeriod = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ServiceProvider _client;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ClusterLink _link;
    private readonly ClusterWatch _watch;
    private readonly HandshakeProbe _handshake;

    /// <summary>Prepares the client.</summary>
    /// <param name="settings">Where the cluster is found.</param>
    /// <param name="telemetry">Whether requests are traced.</param>
    /// <param name="link">Told when it was reached.</param>
    /// <param name="lifetime">Tells when HTTP is served.</param>
    /// <param name="loggers">The process's loggers.</param>
    /// <param name="certificates">Encrypts the connections; none for a cluster without certificates.</param>
    public ClusterConnection(
        ClusterSettings settings, TelemetrySettings telemetry, ClusterLink link, IHostApplicationLifetime lifetime, ILoggerFactory loggers, ClusterCertificates? certificates = null)
    {
        _link = link;
        _lifetime = lifetime;
        _handshake = new HandshakeProbe(certificates, TimeProvider.System);
        _watch = new ClusterWatch(ReasonOfHandshake, loggers.CreateLogger<ClusterWatch>());
        var services = new ServiceCollection();
        services.AddSingleton(loggers);
        services.AddOrleansClient(orleans => Describe(orleans, settings, telemetry, certificates));
        _client = services.BuildServiceProvider();
        Grains = new RememberingGrainFactory(_client.GetRequiredService<IClusterClient>());
    }

    /// <summary>Makes references to grains; calls work once the cluster was reached.</summary>
    public IGrainFactory Grains { get; }

    /// <summary>Done when the cluster was reached.</summary>
    public Task Reached => _reached.Task;

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        _watch.End();
        await base.StopAsync(cancellationToken);
        if (_link.IsReached)
        {
            foreach (IHostedService part in _client.GetServices<IHostedService>())
            {
                await part.StopAsync(cancellationToken);
            }
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _client.DisposeAsync();
        Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await HttpIsServed(stoppingToken))
        {
            return;
        }

        foreach (IHostedService part in _client.GetServices<IHostedService>())
        {
            await part.StartAsync(stoppingToken);
        }

        _link.MarkReached();
        _reached.SetResult();
    }

    // A process that cannot listen ends with that one sentence, before it looks for anything else.
    private async Task<bool> HttpIsServed(CancellationToken stoppingToken)
    {
        var served = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (_lifetime.ApplicationStarted.Register(served.SetResult))
        {
            await served.Task.WaitAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return served.Task.IsCompletedSuccessfully;
        }
    }

    private async Task<string?> ReasonOfHandshake()
    {
        try
        {
            IList<Uri> silos = await _client.GetRequiredService<IGatewayListProvider>().GetGateways();
            return await _handshake.AskAsync(silos.Select(silo => new IPEndPoint(IPAddress.Parse(silo.Host.Trim('[', ']')), silo.Port)));
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Where the list of silos cannot be had either, that is what is wrong.
            return null;
        }
    }

    private static void Encrypt(TlsOptions tls, ClusterCertificates certificates)
    {
        tls.HandshakeTimeout = ClusterCertificates.HandshakeTimeout;
        tls.RemoteCertificateValidation = certificates.Accepts;
        tls.OnAuthenticateAsClient = (_, connection) => certificates.Protect((SslClientAuthenticationOptions)connection.SslClientAuthenticationOptions);
    }

    private void Describe(IClientBuilder orleans, ClusterSettings settings, TelemetrySettings telemetry, ClusterCertificates? certificates)
    {
        if (telemetry.IsTracing)
        {
            orleans.AddActivityPropagation();
        }

        if (certificates is not null)
        {
            orleans.UseTls(tls => Encrypt(tls, certificates));
        }

        orleans.UseConnectionRetryFilter(_watch).AddClusterConnectionStatusObserver(_watch);
        orleans.Configure<ClusterOptions>(options =>
        {
            options.ServiceId = ClusterSettings.ServiceId;
            options.ClusterId = settings.ClusterId;
        });
        orleans.Configure<ClientMessagingOptions>(options => options.ResponseTimeout = ResponseTimeout);
        orleans.Configure<Orleans.Configuration.GatewayOptions>(options => options.GatewayListRefreshPeriod = RefreshPeriod);
        if (settings.Database is { } database)
        {
            // Metrics would otherwise show the connection string, without its password.
            orleans.Services.AddSingleton(_ => new NpgsqlDataSourceBuilder(database) { Name = "platform" }.Build());
            orleans.UseAdoNetClustering(options => options.Configure<NpgsqlDataSource>((clustering, pool) =>
            {
                clustering.Invariant = "Npgsql";
                clustering.DataSource = pool;
            }));
        }
        else
        {
            orleans.UseStaticClustering([.. settings.Gateways]);
        }
    }
}
