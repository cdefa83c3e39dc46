namespace Platform.Gateway.Http;

/// <summary>What all searches have in common over HTTP (reference.md, sections 4 and 5).</summary>
internal static class Searching
{
    /// <summary>The query field of the text that is looked for.</summary>
    public const string TextField = "q";

    private const int FoundOnAPage = 25;
    private const int LargestOffset = 10_000;

    /// <summary>The shape of that text: plain, so only what no text may hold is refused.</summary>
    public static readonly TextRule TextRule = new(Longest: 50, AllowsControlCharacters: true);

    /// <summary>The part of what is found that is asked for.</summary>
    /// <param name="query">The query.</param>
    public static PageRequest SearchPage(this QueryFields query) => query.Page(FoundOnAPage, LargestOffset);

    /// <summary>The route answers a part of what is found, and links to its neighbours.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    public static T ReadsSearchPage<T>(this T route)
        where T : IEndpointConventionBuilder => route.ReadsPage(FoundOnAPage, LargestOffset);

    /// <summary>The links to the other parts, as <see cref="PageLinks"/> writes them.</summary>
    /// <param name="request">The request.</param>
    /// <param name="page">The part that was asked for.</param>
    /// <param name="total">How many were found.</param>
    /// <param name="isCapped">Whether there are more.</param>
    /// <param name="cursor">Where the next part begins; null where none is told.</param>
    public static string Links(HttpRequest request, PageRequest page, int total, bool isCapped, string? cursor) =>
        PageLinks.Of(request, page, isCapped ? total + 1 : total, cursor);
}
