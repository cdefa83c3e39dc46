namespace Platform.Client;

/// <summary>What a request is sent with. Its text never shows the secret.</summary>
public sealed class Credential
{
    private const string KeyHeader = "X-API-Key";
    private const string SessionCookie = "psession";

    private readonly string _header;
    private readonly string _value;

    private Credential(string header, string value)
    {
        _header = header;
        _value = value;
    }

    /// <summary>A public API key (<c>ppub_</c>) or a bot's (<c>pbot_</c>).</summary>
    public static Credential ApiKey(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new Credential(KeyHeader, key);
    }

    /// <summary>The token of a session (<c>pses_</c>), as the session cookie carries it.</summary>
    public static Credential Session(string token)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(token);
        return new Credential("Cookie", SessionCookie + "=" + token);
    }

    /// <summary>Names the kind alone.</summary>
    public override string ToString() => _header == KeyHeader ? "API key" : "session";

    internal static Credential? FromCookies(IEnumerable<string> setCookies) => setCookies
        .Select(cookie => cookie.Split(';')[0])
        .Where(pair => pair.StartsWith(SessionCookie + "=", StringComparison.Ordinal) && pair.Length > SessionCookie.Length + 1)
        .Select(pair => Session(pair[(SessionCookie.Length + 1)..]))
        .LastOrDefault();

    internal void AddTo(HttpRequestMessage request) => request.Headers.TryAddWithoutValidation(_header, _value);
}
