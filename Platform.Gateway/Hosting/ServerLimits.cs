using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Platform.Gateway.Admission;

namespace Platform.Gateway.Hosting;

/// <summary>What the web server takes from a connection: how many there may be, how large a request is, and how slow a client.</summary>
internal static class ServerLimits
{
    // Above the largest body any route takes, so that a body only a little too large is read to its end and the client sees the answer.
    private const long MostBytesRead = 8 << 20;

    private const int RequestLineBytes = 8 << 10;
    private const int HeaderBytes = 32 << 10;
    private const int HeaderCount = 100;

    // What the server reads ahead of the gateway, on each connection, also of clients nobody knows; a larger body is read piece by piece all the same.
    private const int BytesReadAhead = 64 << 10;
    private const int BytesWrittenAhead = 64 << 10;

    private const int StreamsOfConnection = 100;
    private const int StreamWindowBytes = 128 << 10;
    private const int ConnectionWindowBytes = 256 << 10;

    // The common proxies close an idle connection after 60 to 120 s. This must be longer, or they would send a request just as we close.
    private static readonly TimeSpan IdleTimeout = TimeSpan.FromSeconds(130);

    // Measured only while the gateway waits for a body, or for a client to take what was written: a stream on which nothing happens is not slow.
    private static readonly MinDataRate SlowestClient = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

    private static readonly TimeSpan PingInterval = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PingPatience = TimeSpan.FromSeconds(20);

    /// <summary>Sets the limits.</summary>
    /// <param name="kestrel">The web server.</param>
    /// <param name="options">Those that an operator may choose.</param>
    public static void Apply(KestrelServerOptions kestrel, GatewayOptions options)
    {
        kestrel.AddServerHeader = false;
        KestrelServerLimits limits = kestrel.Limits;
        limits.MaxConcurrentConnections = options.MaxConnections;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.MaxRequestLineSize = RequestLineBytes;
        limits.MaxRequestHeadersTotalSize = HeaderBytes;
        limits.MaxRequestHeaderCount = HeaderCount;
        limits.MaxRequestBodySize = MostBytesRead;
        limits.MaxRequestBufferSize = BytesReadAhead;
        limits.MaxResponseBufferSize = BytesWrittenAhead;
        limits.RequestHeadersTimeout = options.HeadersTimeout;
        limits.KeepAliveTimeout = IdleTimeout;
        limits.MinRequestBodyDataRate = SlowestClient;
        limits.MinResponseDataRate = SlowestClient;
        limits.Http2.MaxStreamsPerConnection = StreamsOfConnection;
        limits.Http2.InitialStreamWindowSize = StreamWindowBytes;
        limits.Http2.InitialConnectionWindowSize = ConnectionWindowBytes;
        limits.Http2.KeepAlivePingDelay = PingInterval;
        limits.Http2.KeepAlivePingTimeout = PingPatience;
        CountByAddress(kestrel, new ConnectionsOfAddresses(options.MaxConnectionsPerAddress, options.TrustedProxies));
    }

    // Before TLS: a connection too many costs no handshake.
    private static void CountByAddress(KestrelServerOptions kestrel, ConnectionsOfAddresses addresses) => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(
        next => connection => Serve(connection, next, addresses)));

    private static async Task Serve(ConnectionContext connection, ConnectionDelegate next, ConnectionsOfAddresses addresses)
    {
        using IDisposable? counted = addresses.TryOpen((connection.RemoteEndPoint as IPEndPoint)?.Address);
        if (counted is null)
        {
            connection.Abort();
            return;
        }

        await next(connection);
    }
}
