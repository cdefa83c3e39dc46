using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using Platform.Gateway.Http;

namespace Platform.Gateway.Telemetry;

/// <summary>Says in a request's span which route it was and how it ended.</summary>
/// <remarks>
/// Not by OpenTelemetry's instrumentation of ASP.NET: it writes down the path, the client's address and what his browser calls itself as well. ASP.NET begins
/// and ends the span, and reads <c>traceparent</c>, without it.
/// </remarks>
internal static class RequestSpans
{
    /// <summary>Describes the spans of all that follows; does nothing where no request is traced.</summary>
    /// <param name="app">The pipeline.</param>
    public static void UseRequestSpans(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetService<TelemetrySettings>() is { IsTracing: true })
        {
            app.Use(Describe);
        }
    }

    private static async Task Describe(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        finally
        {
            if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } span)
            {
                Describe(span, context);
            }
        }
    }

    private static void Describe(Activity span, HttpContext context)
    {
        string route = RouteName.Of(context);
        span.DisplayName = $"{context.Request.Method} {route}";
        span.SetTag("http.request.method", context.Request.Method);
        span.SetTag("http.route", route);
        span.SetTag("http.response.status_code", context.Response.StatusCode);
        span.SetTag("url.scheme", context.Request.Scheme);
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            span.SetStatus(ActivityStatusCode.Error);
        }
    }
}
