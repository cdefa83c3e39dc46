using Microsoft.AspNetCore.Cors.Infrastructure;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Notifications;

namespace Platform.Gateway.Hosting;

/// <summary>Lets the pages of allowed origins call the API with the session cookie (reference.md, section 1).</summary>
internal static class CrossOrigin
{
    private static readonly TimeSpan PreflightAge = TimeSpan.FromMinutes(10);

    /// <summary>Registers the policy.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="options">The allowed origins.</param>
    public static void AddCrossOrigin(this IServiceCollection services, GatewayOptions options) =>
        services.AddCors(cors => cors.AddDefaultPolicy(policy => Describe(policy, options)));

    /// <summary>Answers preflights of allowed origins; for all others an OPTIONS is a method like any the API does not know.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="options">The allowed origins.</param>
    public static void UseCrossOrigin(this IApplicationBuilder app, GatewayOptions options)
    {
        if (options.AllowedOrigins.IsEmpty)
        {
            return;
        }

        app.UseWhen(context => IsAllowed(context, options), allowed => allowed.UseCors());
        app.UseWhen(context => !IsAllowed(context, options), others => others.Use(TellThatOriginMatters));
    }

    private static bool IsAllowed(HttpContext context, GatewayOptions options) =>
        Origin.Parse(context.Request.Headers.Origin) is { } origin && options.AllowedOrigins.Contains(origin);

    // So that no cache gives one origin what was answered to another.
    private static Task TellThatOriginMatters(HttpContext context, RequestDelegate next)
    {
        context.Response.Headers.Vary = "Origin";
        return next(context);
    }

    private static void Describe(CorsPolicyBuilder policy, GatewayOptions options) => policy
        .SetIsOriginAllowed(sent => Origin.Parse(sent) is { } origin && options.AllowedOrigins.Contains(origin))
        .AllowCredentials()
        .WithMethods(HttpMethods.Get, HttpMethods.Post)
        .WithHeaders("Content-Type", "If-None-Match", "Idempotency-Key", LastEventId.Header, "X-API-Key", "traceparent", "tracestate")
        .WithExposedHeaders(
            CorrelationId.Header,
            "ETag",
            "Link",
            "Retry-After",
            RateLimitHeaders.Policy,
            RateLimitHeaders.State,
            RateLimitHeaders.Limit,
            RateLimitHeaders.Remaining,
            RateLimitHeaders.Reset)
        .SetPreflightMaxAge(PreflightAge);
}
