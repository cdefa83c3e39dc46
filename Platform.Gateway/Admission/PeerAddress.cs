using System.Net;

namespace Platform.Gateway.Admission;

/// <summary>The address a request comes from.</summary>
internal static class PeerAddress
{
    /// <summary>The socket's peer, or whom a trusted proxy names; IPv4 inside IPv6 is IPv4.</summary>
    /// <param name="context">The request.</param>
    public static IPAddress Of(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        // A Unix socket has no address; only this machine can reach it.
        null => IPAddress.Loopback,
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4(),
        { } address => address,
    };
}
