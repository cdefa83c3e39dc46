namespace Platform.Gateway.Admission;

/// <summary>A site as browsers tell them apart: scheme, host and port.</summary>
/// <param name="Scheme">Scheme in lower case.</param>
/// <param name="Host">Host in lower case.</param>
/// <param name="Port">Port, also where it is the scheme's own.</param>
internal readonly record struct Origin(string Scheme, string Host, int Port)
{
    /// <summary>Reads an <c>Origin</c> header or a setting.</summary>
    /// <param name="text">The text.</param>
    /// <returns>Null for anything but scheme, host and port; so for <c>null</c>, by which a browser hides where a request comes from.</returns>
    public static Origin? Parse(string? text)
    {
        bool isSite = Uri.TryCreate(text, UriKind.Absolute, out Uri? uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            && uri.PathAndQuery == "/" && uri.Fragment.Length == 0 && uri.UserInfo.Length == 0
            && !text!.EndsWith('/');
        return isSite ? new Origin(uri!.Scheme, uri.IdnHost, uri.Port) : null;
    }

    /// <summary>The site that a request was sent to; null when it does not name one.</summary>
    /// <param name="request">The request.</param>
    public static Origin? Of(HttpRequest request) => Parse($"{request.Scheme}://{request.Host.ToUriComponent()}");
}
