using System.Net.Security;
using Orleans.Configuration;
using Orleans.Connections.Security;
using Platform.GrainInterfaces.Certificates;

namespace Platform.Silo.Hosting;

/// <summary>Puts mutual TLS under every connection of a silo: from and to other silos, and from clients.</summary>
internal static class SiloTls
{
    /// <summary>Uses the process's <see cref="ClusterCertificates"/>.</summary>
    public static void UseMutualTls(this ISiloBuilder silo)
    {
        silo.Services.AddSingleton<HandshakeWatch>();
        silo.Services.AddOptions<SiloConnectionOptions>().Configure<ClusterCertificates, HandshakeWatch>((options, certificates, watch) =>
        {
            options.ConfigureSiloInboundConnection(connection => watch.Surround(connection, () => connection.UseServerTls(Answering(certificates, CertificateUse.Silo))));
            options.ConfigureGatewayInboundConnection(connection => watch.Surround(connection, () => connection.UseServerTls(Answering(certificates, CertificateUse.Client))));
            options.ConfigureSiloOutboundConnection(connection => watch.Surround(connection, () => connection.UseClientTls(Calling(certificates))));
        });
    }

    private static TlsOptions Answering(ClusterCertificates certificates, CertificateUse peers) => new()
    {
        // Demanded by Orleans, and put aside by what follows.
        LocalServerCertificateSelector = (_, _) => throw new InvalidOperationException("The certificate is given with its chain."),
        HandshakeTimeout = ClusterCertificates.HandshakeTimeout,
        RemoteCertificateValidation = certificates.Accepts,
        OnAuthenticateAsServer = (_, connection) => certificates.Protect((SslServerAuthenticationOptions)connection.SslServerAuthenticationOptions, peers),
    };

    private static TlsOptions Calling(ClusterCertificates certificates) => new()
    {
        HandshakeTimeout = ClusterCertificates.HandshakeTimeout,
        RemoteCertificateValidation = certificates.Accepts,
        OnAuthenticateAsClient = (_, connection) => certificates.Protect((SslClientAuthenticationOptions)connection.SslClientAuthenticationOptions),
    };
}
