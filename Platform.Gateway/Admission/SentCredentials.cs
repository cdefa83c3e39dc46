using Microsoft.Extensions.Primitives;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Gateway.Admission;

/// <summary>The credentials that came with a request, checked for form and checksum only.</summary>
/// <param name="HasKey">Whether a key was sent.</param>
/// <param name="Key">The key; null when none was sent or what was sent never was one.</param>
/// <param name="HasCookie">Whether a session cookie was sent.</param>
/// <param name="Session">The session's token; null when none was sent or what was sent never was one.</param>
internal readonly record struct SentCredentials(bool HasKey, Credential? Key, bool HasCookie, Credential? Session)
{
    /// <summary>The header that carries a key.</summary>
    public const string KeyHeader = "X-API-Key";

    /// <summary>Reads header and cookie; nothing else can carry a credential.</summary>
    /// <param name="request">The request.</param>
    public static SentCredentials Read(HttpRequest request)
    {
        bool hasKey = request.Headers.TryGetValue(KeyHeader, out StringValues key);
        bool hasCookie = request.Cookies.TryGetValue(SessionCookie.Name, out string? token);
        return new SentCredentials(
            hasKey,
            key.Count == 1 ? Parse(key[0], CredentialKind.PublicKey, CredentialKind.BotKey) : null,
            hasCookie,
            Parse(token, CredentialKind.Session));
    }

    private static Credential? Parse(string? text, params ReadOnlySpan<CredentialKind> kinds) =>
        Credential.Parse(text) is { } credential && kinds.Contains(credential.Kind) ? credential : null;
}
