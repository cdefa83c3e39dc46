using System.Collections.Immutable;

namespace Platform.Gateway.Reference;

/// <summary>Codes by which the rules behind a route refuse, beside those that follow from its other marks; a part of the route's metadata.</summary>
/// <param name="Codes">The codes.</param>
internal sealed record RouteRefusals(ImmutableArray<string> Codes);

/// <summary>An example of an answer that is a text; a part of the route's metadata.</summary>
/// <param name="Text">The text; null for none.</param>
internal sealed record TextExample(string? Text);

/// <summary>Headers that a route sends when it has done its work, beside those that follow from its other marks; a part of the route's metadata.</summary>
/// <param name="Names">Their names.</param>
internal sealed record RouteHeaders(ImmutableArray<string> Names);

/// <summary>How routes say what the reference cannot read from what they take and answer.</summary>
internal static class OperationConventions
{
    /// <summary>What the route is called and does.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    /// <param name="id">Its name for programs, unique and for good.</param>
    /// <param name="summary">What it does.</param>
    public static T Named<T>(this T route, string id, string summary)
        where T : IEndpointConventionBuilder => route.WithName(id).WithSummary(summary);

    /// <summary>The rules behind the route may refuse.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    /// <param name="codes">By which codes.</param>
    public static T Refuses<T>(this T route, params ImmutableArray<string> codes)
        where T : IEndpointConventionBuilder => route.WithMetadata(new RouteRefusals(codes));

    /// <summary>The route answers something else than a value as JSON.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    /// <param name="mediaType">What it answers.</param>
    /// <param name="example">How that begins; null where nobody needs to know.</param>
    public static T AnswersText<T>(this T route, string mediaType, string? example = null)
        where T : IEndpointConventionBuilder =>
        route.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(string), [mediaType]), new TextExample(example));

    /// <summary>The route answers 304 to callers who hold the answer already.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    public static T TagsAnswers<T>(this T route)
        where T : IEndpointConventionBuilder => route.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status304NotModified, typeof(void)));

    /// <summary>The route sends headers of its own when it has done its work.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    /// <param name="headers">Their names.</param>
    public static T Sends<T>(this T route, params ImmutableArray<string> headers)
        where T : IEndpointConventionBuilder => route.WithMetadata(new RouteHeaders(headers));
}
