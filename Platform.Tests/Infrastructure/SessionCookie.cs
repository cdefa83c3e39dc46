namespace Platform.Tests.Infrastructure;

/// <summary>The cookie <c>psession</c> of an answer: its value and its attributes, names in lower case.</summary>
public sealed record SessionCookie(string Value, IReadOnlyDictionary<string, string> Attributes)
{
    public const string Name = "psession";

    public bool IsCleared =>
        Value.Length == 0
        && ((Attributes.TryGetValue("max-age", out var age) && age == "0")
            || (Attributes.TryGetValue("expires", out var expires) && DateTimeOffset.Parse(expires, null) < DateTimeOffset.UtcNow));

    public static SessionCookie Of(PlatformResponse answer) =>
        OrNoneOf(answer) ?? throw new InvalidOperationException("The answer sets no session cookie: " + answer);

    public static SessionCookie? OrNoneOf(PlatformResponse answer)
    {
        var cookies = answer.Headers("Set-Cookie").Where(cookie => cookie.StartsWith(Name + "=", StringComparison.Ordinal)).ToArray();
        Assert.True(cookies.Length <= 1, "The session cookie is set more than once: " + string.Join(" | ", cookies));
        return cookies.Length == 0 ? null : Parse(cookies[0]);
    }

    private static SessionCookie Parse(string cookie)
    {
        var parts = cookie.Split(';', StringSplitOptions.TrimEntries);
        var attributes = parts[1..].Select(part => part.Split('=', 2)).ToDictionary(
            pair => pair[0], pair => pair.Length == 2 ? pair[1] : string.Empty, StringComparer.OrdinalIgnoreCase);
        return new SessionCookie(parts[0][(Name.Length + 1)..], attributes);
    }
}
