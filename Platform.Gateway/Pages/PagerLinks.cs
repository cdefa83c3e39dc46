using Platform.Gateway.Http;

namespace Platform.Gateway.Pages;

/// <summary>The way to the parts of a list around the one that is shown.</summary>
/// <param name="Previous">Address of the part before; null on the first.</param>
/// <param name="Next">Address of the part after; null on the last.</param>
public sealed record PagerLinks(string? Previous, string? Next)
{
    /// <summary>The links of a part, as the API's <c>Link</c> header has them.</summary>
    /// <param name="request">The request.</param>
    /// <param name="page">The part that was asked for.</param>
    /// <param name="total">Length of the whole list.</param>
    /// <param name="cursor">Where the next part begins; null where none is told.</param>
    internal static PagerLinks Of(HttpRequest request, PageRequest page, int total, string? cursor) =>
        new(Target(request, page.Previous(total)), Target(request, page.Next(total, cursor)));

    private static string? Target(HttpRequest request, PageRequest? page) => page is { } part ? PageLinks.Target(request, part) : null;
}
