using Microsoft.AspNetCore.Cors.Infrastructure;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;

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
    public static void UseCrossOrigin(this IApplicationBuilder app, GatewayOptions options) =>
        app.UseWhen(
            context => Origin.Parse(context.Request.Headers.Origin) is { } origin && options.AllowedOrigins.Contains(origin),
            allowed => allowed.UseCors());

    private static void Describe(CorsPolicyBuilder policy, GatewayOptions options) => policy
        .WithOrigins([.. options.AllowedOrigins.Select(origin => origin.ToString())])
        .AllowCredentials()
        .WithMethods(HttpMethods.Get, HttpMethods.Post)
        .WithHeaders("Content-Type", "If-None-Match", "Idempotency-Key", "X-API-Key", "traceparent", "tracestate")
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
