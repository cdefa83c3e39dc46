using Microsoft.OpenApi;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Notifications;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Reference;

/// <summary>The headers of answers: what each says, and which answers carry which.</summary>
internal static class AnswerHeaders
{
    private const string Encoding = "Content-Encoding";
    private const string ETag = "ETag";
    private const string Link = "Link";
    private const string RetryAfter = "Retry-After";
    private const string SetCookie = "Set-Cookie";
    private const string Challenge = "WWW-Authenticate";
    private const string HttpsOnly = "Strict-Transport-Security";

    private static readonly string[] OfEvery =
        [CorrelationId.Header, "X-Content-Type-Options", "Referrer-Policy", "Content-Security-Policy", "Cache-Control", HttpsOnly];

    private static readonly string[] OfLimits =
        [RateLimitHeaders.Policy, RateLimitHeaders.State, RateLimitHeaders.Limit, RateLimitHeaders.Remaining, RateLimitHeaders.Reset];

    // Nothing is counted for who shows no good credential.
    private static readonly string[] Uncounted = [ErrorCodes.AuthenticationRequired, ErrorCodes.InvalidApiKey, ErrorCodes.SessionExpired];

    private static readonly Dictionary<string, OpenApiHeader> All = new()
    {
        [CorrelationId.Header] = Text("The W3C trace id of the request: that of a traceparent that came in, or a new one.", "4bf92f3577b34da6a3ce929d0e0e4736", "^[0-9a-f]{32}$"),
        ["X-Content-Type-Options"] = Text("Always nosniff.", "nosniff"),
        ["Referrer-Policy"] = Text("Always no-referrer.", "no-referrer"),
        ["Content-Security-Policy"] = Text("What the answer may load when a browser shows it.", "default-src 'none'; frame-ancestors 'none'"),
        ["Cache-Control"] = Text("Who may keep the answer for how long; no-store for all that is private.", "no-store"),
        [HttpsOnly] = Text("Only over https.", "max-age=31536000"),
        [RateLimitHeaders.Policy] = Text("The limits in force (IETF RateLimit fields): q requests in w seconds.", "\"auth\";q=120;w=60"),
        [RateLimitHeaders.State] = Text("How they stand: r requests left, t seconds until one comes back.", "\"auth\";r=119;t=60"),
        [RateLimitHeaders.Limit] = Number("Requests in the window of the limit that is nearest to its end.", 120),
        [RateLimitHeaders.Remaining] = Number("Requests left of it.", 119),
        [RateLimitHeaders.Reset] = Number("Seconds from now until one comes back.", 60),
        [RetryAfter] = Number("Whole seconds to wait; who waits that long is not refused for the same reason.", 12),
        [ETag] = Text("A weak tag of the document; the mere passing of time does not change it.", "W/\"0123456789abcdef0123456789abcdef\""),
        [Link] = Text("The neighbours of this part of the list (RFC 8288): first, prev and next, where they exist.", "</v1/bots?offset=50&limit=50&after=Ab12>; rel=\"next\""),
        [SetCookie] = Text("Hands the session cookie out, or takes it back.", "psession=; max-age=0; path=/; samesite=lax; httponly"),
        [Challenge] = Text("The credentials that the route takes.", "Session realm=\"platform\""),
        [Encoding] = Text("How the body is compressed, for callers who take it so.", "gzip"),
        ["Vary"] = Text("The headers of the request that the answer depends on.", "Accept-Encoding"),
        [EventStreams.BufferingHeader] = Text("Tells a proxy to pass events on at once.", "no"),
    };

    /// <summary>The headers of one answer, and whether it always carries them.</summary>
    /// <param name="route">The route.</param>
    /// <param name="status">The answer's status.</param>
    /// <param name="codes">The codes of its problems; none for an answer that is no problem.</param>
    public static IEnumerable<(string Name, bool IsAlways)> Of(EndpointMetadata route, int status, IReadOnlyList<string> codes)
    {
        IEnumerable<(string Name, bool IsAlways)> headers = OfEvery.Select(name => (name, name != HttpsOnly));
        if (route.IsLimited && !(codes.Count > 0 && codes.All(Uncounted.Contains)))
        {
            bool isAlways = status < StatusCodes.Status500InternalServerError && !codes.Any(Uncounted.Contains);
            headers = headers.Concat(OfLimits.Select(name => (name, isAlways)));
        }

        return headers.Concat(OfStatus(route, status, codes));
    }

    /// <summary>A reference to a header, which is put among the document's components when it is first needed.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="isAlways">Whether the answer always carries it.</param>
    /// <param name="document">The document.</param>
    public static OpenApiHeaderReference Reference(string name, bool isAlways, OpenApiDocument document)
    {
        string component = isAlways ? name : "Optional-" + name;
        if (document.Components?.Headers?.ContainsKey(component) is not true)
        {
            OpenApiHeader known = All[name];
            document.AddComponent<IOpenApiHeader>(
                component,
                new OpenApiHeader { Description = known.Description, Schema = known.Schema, Example = known.Example, Required = isAlways });
        }

        return new OpenApiHeaderReference(component, document);
    }

    private static IEnumerable<(string Name, bool IsAlways)> OfStatus(EndpointMetadata route, int status, IReadOnlyList<string> codes) => status switch
    {
        StatusCodes.Status200OK => OfSuccess(route),
        StatusCodes.Status304NotModified => [(ETag, true)],
        StatusCodes.Status401Unauthorized when codes.Contains(ErrorCodes.SessionExpired) => [(Challenge, true), (SetCookie, false)],
        StatusCodes.Status401Unauthorized => [(Challenge, true)],
        StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable => [(RetryAfter, true)],
        _ => [],
    };

    private static IEnumerable<(string Name, bool IsAlways)> OfSuccess(EndpointMetadata route)
    {
        if (route.IsTagged)
        {
            yield return (ETag, true);
        }

        if (route.AnswersPage)
        {
            yield return (Link, true);
        }

        if (route.SetsCookie)
        {
            yield return (SetCookie, true);
        }

        foreach (string name in route.Find<RouteHeaders>()?.Names ?? [])
        {
            yield return (name, name != Encoding);
        }
    }

    private static OpenApiHeader Text(string description, string example, string? pattern = null) => new()
    {
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = pattern },
        Example = example,
    };

    private static OpenApiHeader Number(string description, int example) => new()
    {
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" },
        Example = example,
    };
}
