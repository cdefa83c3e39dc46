using System.Net;
using System.Net.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Platform.GrainInterfaces.Certificates;

namespace Platform.Admin.Connection;

/// <summary>An Orleans client connected to one silo.</summary>
internal sealed class ClientConnection : IAsyncDisposable
{
    // A client that cannot say good-bye is left behind with the process.
    private static readonly TimeSpan MostLeaving = TimeSpan.FromSeconds(0.5);

    private readonly CancellationTokenSource _lost = new();
    private readonly IHost _client;

    private ClientConnection(string clusterId, ClientLogging logging, IPEndPoint silo, ClusterCertificates? certificates) =>
        _client = ClusterClientHost.Build(clusterId, logging, builder =>
        {
            builder.UseStaticClustering(silo).AddClusterConnectionLostHandler((_, _) => _lost.Cancel());
            if (certificates is not null)
            {
                Encrypt(builder, certificates);
            }
        });

    /// <summary>Makes references to grains.</summary>
    public IGrainFactory Grains => _client.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Whether the silo has gone.</summary>
    public bool IsLost => _lost.IsCancellationRequested;

    /// <summary>Connects.</summary>
    /// <param name="clusterId">Name of the cluster.</param>
    /// <param name="logging">Whether the client tells what it does.</param>
    /// <param name="silo">The silo's client port.</param>
    /// <param name="certificates">What is shown and believed; null for a connection that is not encrypted.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public static async Task<ClientConnection> OpenAsync(
        string clusterId, ClientLogging logging, IPEndPoint silo, ClusterCertificates? certificates, CancellationToken cancellationToken)
    {
        ClientConnection connection = new(clusterId, logging, silo, certificates);
        await connection._client.StartAsync(cancellationToken);
        return connection;
    }

    private static void Encrypt(IClientBuilder client, ClusterCertificates certificates) => client.UseTls(tls =>
    {
        tls.HandshakeTimeout = ClusterCertificates.HandshakeTimeout;
        tls.RemoteCertificateValidation = certificates.Accepts;
        tls.OnAuthenticateAsClient = (_, connection) => certificates.Protect((SslClientAuthenticationOptions)connection.SslClientAuthenticationOptions);
    });

    /// <summary>Waits for the answer to a call; the client itself would go on waiting for a silo that is gone.</summary>
    /// <typeparam name="T">The answer.</typeparam>
    /// <param name="call">The call.</param>
    /// <exception cref="OperationCanceledException">The silo has gone.</exception>
    public Task<T> WaitAsync<T>(Task<T> call) => call.WaitAsync(_lost.Token);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await _client.StopAsync(CancellationToken.None).WaitAsync(MostLeaving);
        }
        catch (Exception leaving) when (leaving is TimeoutException or OperationCanceledException or ObjectDisposedException)
        {
            // Nothing depends on a good-bye.
        }
    }
}
