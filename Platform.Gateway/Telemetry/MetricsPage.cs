using System.Diagnostics;
using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry.Metrics;
using Platform.Gateway.Admission;
using Platform.Gateway.Hosting;
using Platform.Gateway.Http;
using Platform.Gateway.Notifications;

namespace Platform.Gateway.Telemetry;

/// <summary><c>GET /metrics</c> for Prometheus (reference.md, section 9).</summary>
/// <remarks>No route: to all but its audience it is a path like any other that there is not.</remarks>
internal static class MetricsPage
{
    private const string Path = "/metrics";

    /// <summary>Answers before the routes are looked at; does nothing in a process that measures nothing.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="options">Who may read it.</param>
    public static void UseMetricsPage(this IApplicationBuilder app, GatewayOptions options)
    {
        if (app.ApplicationServices.GetService<MeterProvider>() is null)
        {
            return;
        }

        // From zero on: of a count that appears with its first event nobody could tell that it has risen.
        AdmissionMeter.Begin();
        StreamMeter.Open.Add(0);
        var audience = new MetricsAudience(options.MetricsNetworks);
        app.MapWhen(context => IsAskedFor(context.Request) && audience.Includes(context), Describe);
    }

    // As routes are compared: without regard to case and to a slash at the end.
    private static bool IsAskedFor(HttpRequest request) =>
        request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase, out PathString rest) && rest.Value is "" or "/";

    private static void Describe(IApplicationBuilder page)
    {
        page.Use(Prepare);
        page.UseOpenTelemetryPrometheusScrapingEndpoint(_ => true);
    }

    private static Task Prepare(HttpContext context, RequestDelegate next)
    {
        LeaveUnmeasured(context);
        if (HttpMethods.IsGet(context.Request.Method))
        {
            return next(context);
        }

        context.Response.Headers.Allow = HttpMethods.Get;
        return Problem.Write(context, RouteCheck.OtherMethod);
    }

    // Whoever looks is no part of what he sees.
    private static void LeaveUnmeasured(HttpContext context)
    {
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
        {
            metrics.MetricsDisabled = true;
        }

        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { } span)
        {
            span.IsAllDataRequested = false;
            span.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
