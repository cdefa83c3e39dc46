using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace Platform.Benchmarks.Servers;

/// <summary>A client of a silo, as a gateway is one.</summary>
internal sealed class SiloClient : IAsyncDisposable
{
    private readonly IHost _host;

    private SiloClient(IHost host) => _host = host;

    /// <summary>The grains of the silo.</summary>
    public IGrainFactory Grains => _host.Services.GetRequiredService<IClusterClient>();

    /// <summary>Connects to a silo.</summary>
    /// <param name="silo">Where it answers clients.</param>
    public static async Task<SiloClient> ConnectAsync(IPEndPoint silo)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client => client
            .UseStaticClustering(silo)
            .Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = "platform"));
        var host = builder.Build();
        await host.StartAsync();
        return new SiloClient(host);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
}
