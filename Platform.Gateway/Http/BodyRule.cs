namespace Platform.Gateway.Http;

/// <summary>What a route does with a body; a part of the route's metadata.</summary>
/// <param name="IsRequired">Whether the route reads fields from it.</param>
/// <param name="LargestBytes">The largest body taken.</param>
/// <param name="Fields">The fields that it reads, as a type of the reference; null for none.</param>
internal sealed record BodyRule(bool IsRequired, long LargestBytes = BodyRule.OrdinaryBytes, Type? Fields = null)
{
    // Forms have a handful of short fields.
    private const long FormBytes = 16 << 10;

    /// <summary>The largest body of an ordinary route: 1 MiB (reference.md, section 1).</summary>
    public const long OrdinaryBytes = 1 << 20;

    /// <summary>A form of a web page.</summary>
    public static BodyRule Form { get; } = new(IsRequired: false, FormBytes) { Format = BodyFormat.Form };

    /// <summary>What the body must be.</summary>
    public BodyFormat Format { get; init; } = BodyFormat.Json;

    /// <summary>The rule of the route that was found; null when it knows no bodies.</summary>
    /// <param name="context">The request.</param>
    public static BodyRule? Of(HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<BodyRule>();
}

/// <summary>How routes say what they do with a body.</summary>
internal static class BodyRuleConventions
{
    /// <summary>The route reads fields from a JSON body.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    /// <param name="fields">The fields, as a type of the reference.</param>
    /// <param name="largestBytes">The largest body taken.</param>
    public static T ReadsFields<T>(this T route, Type fields, long largestBytes = BodyRule.OrdinaryBytes)
        where T : IEndpointConventionBuilder => route.WithMetadata(new BodyRule(IsRequired: true, largestBytes, fields));

    /// <summary>The route needs no body; one that comes all the same must be JSON.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    /// <param name="fields">The fields that are read from a body that comes, as a type of the reference; null for none.</param>
    public static T NeedsNoBody<T>(this T route, Type? fields = null)
        where T : IEndpointConventionBuilder => route.WithMetadata(new BodyRule(IsRequired: false, Fields: fields));

    /// <summary>The route reads the fields of a form; a form without fields is one button.</summary>
    /// <typeparam name="T">Kind of builder.</typeparam>
    /// <param name="route">The route.</param>
    public static T ReadsForm<T>(this T route)
        where T : IEndpointConventionBuilder => route.WithMetadata(BodyRule.Form);
}
