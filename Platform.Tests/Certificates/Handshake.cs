using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using Platform.GrainInterfaces.Certificates;

namespace Platform.Tests.Certificates;

/// <summary>A TLS session of two members over a real connection.</summary>
internal static class Handshake
{
    /// <summary>Whether the two come to talk to each other.</summary>
    public static async Task<bool> SucceedsAsync(ClusterCertificates silo, ClusterCertificates caller, CertificateUse peers = CertificateUse.Client)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var calling = new TcpClient();
        await calling.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using var answering = await listener.AcceptTcpClientAsync();
        return (await Task.WhenAll(AnswerAsync(answering, silo, peers), CallAsync(calling, caller))).All(succeeded => succeeded);
    }

    private static async Task<bool> AnswerAsync(TcpClient connection, ClusterCertificates silo, CertificateUse peers)
    {
        await using var stream = new SslStream(connection.GetStream(), false, (_, certificate, chain, errors) => silo.Accepts(certificate, chain, errors));
        var options = new SslServerAuthenticationOptions();
        silo.Protect(options, peers);
        return await SucceedsAsync(async () =>
        {
            await stream.AuthenticateAsServerAsync(options);
            await stream.WriteAsync(new byte[] { 7 });
        });
    }

    private static async Task<bool> CallAsync(TcpClient connection, ClusterCertificates caller)
    {
        await using var stream = new SslStream(connection.GetStream(), false, (_, certificate, chain, errors) => caller.Accepts(certificate, chain, errors));
        var options = new SslClientAuthenticationOptions();
        caller.Protect(options);
        return await SucceedsAsync(async () =>
        {
            await stream.AuthenticateAsClientAsync(options);
            await stream.ReadExactlyAsync(new byte[1]);
        });
    }

    private static async Task<bool> SucceedsAsync(Func<Task> work)
    {
        try
        {
            await work();
            return true;
        }
        catch (Exception refusal) when (refusal is AuthenticationException or IOException)
        {
            return false;
        }
    }
}
