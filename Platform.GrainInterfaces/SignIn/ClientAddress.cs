using System.Net;
using System.Net.Sockets;

namespace Platform.GrainInterfaces.SignIn;

/// <summary>The address a client is counted by: an IPv4 address, or an IPv6 network of 64 bits (reference.md, section 1).</summary>
/// <param name="Value">The address as text; the key of its grain without the prefix.</param>
[GenerateSerializer, Immutable, Alias("platform.client-address")]
public readonly record struct ClientAddress([property: Id(0)] string Value)
{
    private const string Prefix = "address:";

    /// <summary>All consoles together: they reach the cluster's own port, not the gateway.</summary>
    public static ClientAddress Console => new("console");

    /// <summary>The grain's key.</summary>
    public string GrainKey => Prefix + Value;

    /// <summary>Reads a grain's key back.</summary>
    /// <param name="grainKey">A value of <see cref="GrainKey"/>.</param>
    public static ClientAddress Parse(string grainKey)
    {
        ArgumentNullException.ThrowIfNull(grainKey);
        return new ClientAddress(grainKey[Prefix.Length..]);
    }

    /// <summary>The address that counts for a socket's peer.</summary>
    /// <param name="address">The peer; IPv4 inside IPv6 counts as IPv4.</param>
    public static ClientAddress Of(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (address.IsIPv4MappedToIPv6)
        {
            return new ClientAddress(address.MapToIPv4().ToString());
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return new ClientAddress(address.ToString());
        }

        byte[] bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new ClientAddress(new IPAddress(bytes) + "/64");
    }
}
