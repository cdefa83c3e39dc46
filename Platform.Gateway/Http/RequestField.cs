namespace Platform.Gateway.Http;

/// <summary>A field that a route reads beside the path and the body, as the reference tells of it; a part of the route's metadata.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">What it is read as.</param>
/// <param name="Meaning">A sentence on what it does.</param>
internal sealed record RequestField(string Name, Type Type, string Meaning)
{
    /// <summary>Whether it is a header, not a part of the query.</summary>
    public bool IsHeader { get; init; }

    /// <summary>Whether the request is refused without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The least number it may be; null where there is none.</summary>
    public int? Least { get; init; }

    /// <summary>The greatest number it may be; null where there is none.</summary>
    public int? Most { get; init; }

    /// <summary>What counts where it is left out; null for nothing.</summary>
    public int? Default { get; init; }

    /// <summary>The shape of a text; null for what is none.</summary>
    public TextRule? Text { get; init; }
}

/// <summary>How routes say what they read beside the path and the body.</summary>
internal static class RequestFieldConventions
{
    /// <summary>The route reads fields.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    /// <param name="fields">The fields.</param>
    public static T Reads<T>(this T route, params RequestField[] fields)
        where T : IEndpointConventionBuilder => route.WithMetadata([.. fields]);

    /// <summary>The route answers a part of a list, and links to its neighbours.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    /// <param name="defaultLimit">Items where the caller names no number.</param>
    /// <param name="largestOffset">How far the list can be read.</param>
    /// <param name="hasCursor">Whether the link to the next part carries a cursor.</param>
    public static T ReadsPage<T>(this T route, int defaultLimit, int largestOffset = int.MaxValue, bool hasCursor = true)
        where T : IEndpointConventionBuilder
    {
        route.WithMetadata(
            AnswersPage.Mark,
            new RequestField(PageRequest.OffsetField, typeof(int), "Items of the list in front of the part that is asked for.") { Least = 0, Most = largestOffset, Default = 0 },
            new RequestField(PageRequest.LimitField, typeof(int), "Items at the most.") { Least = 1, Most = PageRequest.LargestLimit, Default = defaultLimit });
        return hasCursor
            ? route.WithMetadata(new RequestField(PageRequest.AfterField, typeof(string), "The cursor that the link to this part carries; opaque.") { Text = PageRequest.AfterRule })
            : route;
    }
}

/// <summary>Marks a route whose answers carry a <c>Link</c> header.</summary>
internal sealed class AnswersPage
{
    /// <summary>The mark.</summary>
    public static AnswersPage Mark { get; } = new();
}
