namespace Platform.Gateway.SignIn;

/// <summary>How a client names itself, fit to be shown in the list of sessions.</summary>
internal static class ClientName
{
    private const int Longest = 256;

    /// <summary>The <c>User-Agent</c> without control characters, cut to 256; null when nothing is left.</summary>
    /// <param name="request">The request.</param>
    public static string? Of(HttpRequest request) => Clean(request.Headers.UserAgent.ToString());

    /// <summary>Cleans a name.</summary>
    /// <param name="sent">What the client sent.</param>
    public static string? Clean(string sent)
    {
        string shown = string.Concat(sent.Where(character => !char.IsControl(character))).Trim();
        if (shown.Length > Longest)
        {
            // Never half of a surrogate pair at the end.
            shown = shown[..(char.IsHighSurrogate(shown[Longest - 1]) ? Longest - 1 : Longest)];
        }

        return shown.Length == 0 ? null : shown;
    }
}
