using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Platform.Tests.Chaos;

/// <summary>One connection of operators to the whole cluster, which finds silos as a gateway does and stays through all their deaths.</summary>
internal sealed class ChaosConsole : IAsyncDisposable
{
    private const string ClusterId = "platform";

    private static readonly TimeSpan MostLeaving = TimeSpan.FromSeconds(5);

    private readonly IHost _host;

    private ChaosConsole(IHost host) => _host = host;

    public static async Task<ChaosConsole> ConnectAsync(string database)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client
            .UseAdoNetClustering(options =>
            {
                options.Invariant = "Npgsql";
                options.ConnectionString = database;
            })
            .Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = ClusterId)
            .Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = TimeSpan.FromSeconds(5))
            .Configure<GatewayOptions>(gateways => gateways.GatewayListRefreshPeriod = TimeSpan.FromSeconds(1)));
        IHost host = builder.Build();
        await host.StartAsync();
        return new ChaosConsole(host);
    }

    /// <summary>Asks one of the doors, which all have the key 0.</summary>
    public Task<T> AskAsync<TGrain, T>(Func<TGrain, Task<T>> question)
        where TGrain : IGrainWithIntegerKey => question(_host.Services.GetRequiredService<IClusterClient>().GetGrain<TGrain>(0));

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource timeout = new(MostLeaving);
        try
        {
            await _host.StopAsync(timeout.Token);
        }
        catch (OperationCanceledException)
        {
            // Nothing depends on a good-bye.
        }

        _host.Dispose();
    }
}
