namespace Platform.Gateway.Http;

/// <summary>What the route of a request is called in logs and traces.</summary>
internal static class RouteName
{
    /// <summary>Its pattern, never the path: a path is the caller's text.</summary>
    /// <param name="context">The request.</param>
    public static string Of(HttpContext context) => (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "none";
}
