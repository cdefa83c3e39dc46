using System.Net;
using System.Net.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Configuration;
using Platform.GrainInterfaces.Certificates;

namespace Platform.Tests.Infrastructure;

/// <summary>A connection to a silo's client port as the admin console has one, opened by the first question and kept.</summary>
public sealed class SiloConnection(PlatformOptions options) : IAsyncDisposable
{
    /// <summary>The id of the cluster where no option names another.</summary>
    private const string ClusterId = "platform";

    private readonly Lazy<Task<IHost>> _client = new(() => ConnectAsync(options));

    /// <summary>Asks one of the doors for clients, which all have the key 0, or a grain of another number.</summary>
    public async Task<T> AskAsync<TGrain, T>(Func<TGrain, Task<T>> question, long key = 0)
        where TGrain : IGrainWithIntegerKey
    {
        var client = (await _client.Value).Services.GetRequiredService<IClusterClient>();
        return await question(client.GetGrain<TGrain>(key));
    }

    public async ValueTask DisposeAsync()
    {
        if (_client.IsValueCreated && _client.Value.IsCompletedSuccessfully)
        {
            var host = await _client.Value;
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            await host.StopAsync(timeout.Token);
            host.Dispose();
        }
    }

    private static void Encrypt(IClientBuilder client, ClusterCertificates certificates) => client.UseTls(tls =>
    {
        tls.RemoteCertificateValidation = certificates.Accepts;
        tls.OnAuthenticateAsClient = (_, connection) => certificates.Protect((SslClientAuthenticationOptions)connection.SslClientAuthenticationOptions);
    });

    private static async Task<IHost> ConnectAsync(PlatformOptions options)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.ClearProviders();
        builder.UseOrleansClient(client =>
        {
            client.UseStaticClustering(new IPEndPoint(IPAddress.Loopback, options.ClientPort))
                .Configure<ClusterOptions>(cluster => cluster.ClusterId = cluster.ServiceId = ClusterId);
            if (options.Certificates is { } files)
            {
                Encrypt(client, new ClusterCertificates(files, CertificateUse.Client, TimeProvider.System, NullLogger<ClusterCertificates>.Instance));
            }
        });
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
