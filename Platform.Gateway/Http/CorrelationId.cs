using System.Diagnostics;

namespace Platform.Gateway.Http;

/// <summary>The W3C trace id by which a request is found again in logs and traces; an incoming <c>traceparent</c> is honoured.</summary>
internal static class CorrelationId
{
    /// <summary>The header that tells it to the caller.</summary>
    public const string Header = "X-Correlation-Id";

    /// <summary>Gives the request its id.</summary>
    /// <param name="context">The request.</param>
    public static void Assign(HttpContext context) => context.Response.Headers[Header] = (Current() ?? Sent(context.Request) ?? ActivityTraceId.CreateRandom()).ToHexString();

    /// <summary>The id the request was given.</summary>
    /// <param name="context">The request.</param>
    public static string Of(HttpContext context) => context.Response.Headers[Header].ToString();

    private static ActivityTraceId? Current() => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity ? activity.TraceId : null;

    // ASP.NET starts no activity where neither logging nor tracing listens; the caller's own trace counts all the same.
    private static ActivityTraceId? Sent(HttpRequest request) =>
        ActivityContext.TryParse(request.Headers.TraceParent, null, out ActivityContext parent) ? parent.TraceId : null;
}
