using System.Globalization;

namespace Platform.Benchmarks.Servers;

/// <summary>Addresses of clients that do not exist, for the limits that are counted by address.</summary>
internal static class ClientAddresses
{
    /// <summary>The setting by which a server believes this machine when it says whom it calls for.</summary>
    public const string TrustSetting = "Platform__Gateway__TrustedProxies";

    /// <summary>The header that says so.</summary>
    public const string Header = "X-Forwarded-For";

    /// <summary>This machine.</summary>
    public const string Loopback = "127.0.0.1";

    /// <summary>The address of a number, 0 to 16,777,215.</summary>
    public static string Of(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"10.{(number >> 16) & 255}.{(number >> 8) & 255}.{number & 255}");
}
