using System.Globalization;
using System.Net;

namespace Platform.Tests.Infrastructure;

/// <summary>Hands out client addresses, each once, so that no test spends another's limits.</summary>
public static class ClientAddresses
{
    private static int _last = Random.Shared.Next(1 << 22);

    public static string Next()
    {
        var number = Interlocked.Increment(ref _last);
        return new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]).ToString();
    }

    /// <summary>The first 64 bits of an IPv6 network, to be ended by an interface's own part.</summary>
    public static string NextNetwork()
    {
        var number = Interlocked.Increment(ref _last);
        return string.Create(CultureInfo.InvariantCulture, $"2001:db8:{number >> 16:x}:{number & 0xffff:x}:");
    }
}
