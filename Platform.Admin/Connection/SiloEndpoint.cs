using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Platform.Admin.Connection;

/// <summary>Host and client port of a silo, as typed.</summary>
/// <param name="Host">A name or an address; IPv6 without brackets.</param>
/// <param name="Port">1 to 65535.</param>
internal sealed record SiloEndpoint(string Host, int Port)
{
    /// <summary>Reads HOST:PORT, [IPv6]:PORT for the newer addresses.</summary>
    /// <param name="text">As typed.</param>
    /// <returns>Null when it is neither.</returns>
    public static SiloEndpoint? Parse(string text)
    {
        int colon = text.LastIndexOf(':');
        if (colon <= 0 || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int port)
            || port is < 1 or > IPEndPoint.MaxPort)
        {
            return null;
        }

        string host = text[..colon];
        bool bracketed = host.StartsWith('[') && host.EndsWith(']');
        host = bracketed ? host[1..^1] : host;
        UriHostNameType expected = bracketed ? UriHostNameType.IPv6 : UriHostNameType.Unknown;
        UriHostNameType found = Uri.CheckHostName(host);
        return found == UriHostNameType.Unknown || (found == UriHostNameType.IPv6) != (expected == UriHostNameType.IPv6)
            ? null
            : new SiloEndpoint(host, port);
    }

    /// <summary>The addresses behind the name. Where it has old and new ones, the old: silos listen on IPv4 unless told otherwise.</summary>
    /// <param name="cancellationToken">Ends the look-up.</param>
    /// <exception cref="SocketException">The name is unknown.</exception>
    public async Task<IPEndPoint[]> ResolveAsync(CancellationToken cancellationToken)
    {
        IPAddress[] all = IPAddress.TryParse(Host, out IPAddress? literal) ? [literal] : await Dns.GetHostAddressesAsync(Host, cancellationToken);
        IPAddress[] old = [.. all.Where(address => address.AddressFamily == AddressFamily.InterNetwork)];
        return [.. (old.Length > 0 ? old : all).Select(address => new IPEndPoint(address, Port))];
    }

    /// <summary>As it is typed.</summary>
    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
