namespace Platform.Gateway.Http;

/// <summary>Takes the version off the path: <c>/v1/users/me</c> and <c>/users/me</c> are the same (reference.md, section 1).</summary>
internal static class VersionPrefix
{
    /// <summary>What every path may begin with, and does where it is documented.</summary>
    public const string Version = "/v1";

    private static readonly PathString Segment = Version;

    /// <summary>Hands the request on by its path without the version.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What answers it.</param>
    public static Task Run(HttpContext context, RequestDelegate next)
    {
        HttpRequest request = context.Request;
        if (request.Path.StartsWithSegments(Segment, out PathString matched, out PathString rest))
        {
            // Unlike the framework's own middleware this does not put it back afterwards, for which every request would wait: nothing before it looks at the path again.
            request.PathBase = request.PathBase.Add(matched);
            request.Path = rest;
        }

        return next(context);
    }
}
