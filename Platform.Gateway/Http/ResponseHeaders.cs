using Platform.Gateway.Hosting;

namespace Platform.Gateway.Http;

/// <summary>The headers that stand on every answer, also on errors (reference.md, section 1).</summary>
/// <param name="readiness">Whether the process is about to stop.</param>
internal sealed class ResponseHeaders(Readiness readiness)
{
    // An answer of the API is data: it may load nothing and stand in nobody's frame.
    private const string ContentSecurityPolicy = "default-src 'none'; frame-ancestors 'none'";
    private const string OneYear = "max-age=31536000";

    /// <summary>Sets the headers before anything else can answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">What answers it.</param>
    public Task Run(HttpContext context, RequestDelegate next)
    {
        CorrelationId.Assign(context);
        IHeaderDictionary headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.CacheControl = "no-store";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = OneYear;
        }

        if (readiness.IsDraining && !HttpProtocol.IsHttp2(context.Request.Protocol))
        {
            // So that the client opens its next connection to a process that stays.
            headers.Connection = "close";
        }

        return next(context);
    }
}
