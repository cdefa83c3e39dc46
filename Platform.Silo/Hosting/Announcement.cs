using Platform.Silo.Secrets;

namespace Platform.Silo.Hosting;

/// <summary>What a silo tells the one who started it; where secrets are, never what they hold.</summary>
internal static class Announcement
{
    public static string OfStart(SiloSettings settings)
    {
        string storage = settings.Database is null ? $"embedded database in {settings.DataFolder}" : "PostgreSQL";
        string encryption = settings.Certificates is { } files ? $"by mutual TLS with {files.Certificate}" : "not encrypted";
        return $"""
                Platform {PlatformSilo.Version}, {storage}
                  operator key    {settings.OperatorKey.Place}
                  public API key  {settings.FirstPublicKey.Place}
                  server secret   {settings.ServerSecrets.Place}
                  silo port {settings.SiloPort}, console port {settings.ClientPort} on {settings.AdvertisedAddress}, {encryption}
                """;
    }

    public static string OfReadiness(SiloSettings settings, IEnumerable<string> addresses)
    {
        string[] urls = [.. addresses.Select(Reachable)];
        return urls.Length == 0
            ? $"Platform is ready without HTTP, for gateways and consoles on {settings.AdvertisedAddress}:{settings.ClientPort}"
            : $"""
               Try it:
                 curl -s -H "X-API-Key: {PublicKey(settings.FirstPublicKey)}" -H 'Content-Type: application/json' -d '{Example}' {urls[0]}/v1/authentication/request
               Platform is ready on {string.Join(", ", urls)}
               """;
    }

    private const string Example = """{"platform":"example","platform_user_id":"1"}""";

    /// <summary>An address that listens everywhere, as one can be typed into a client on this machine.</summary>
    private static string Reachable(string address) => address
        .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
        .Replace("://[::]", "://[::1]", StringComparison.Ordinal)
        .TrimEnd('/');

    private static string PublicKey(SecretSource key) => key.Given is null ? $"$(cat {Quote(key.File)})" : "$Platform__PublicKey";

    private static string Quote(string path) => $"'{path.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
