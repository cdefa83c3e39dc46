using Orleans.Dashboard;
using Platform.Gateway.Admission;
using Platform.Gateway.Hosting;
using Platform.Gateway.Http;
using Platform.Gateway.Telemetry;

namespace Platform.Gateway.Cluster;

/// <summary>The Orleans Dashboard at <c>/dashboard</c> of a silo: which grains are awake where, and what their methods cost. Off unless it is asked for.</summary>
/// <remarks>It has the audience of the metrics, and to all others there is no such path. It shows neither the states of grains nor the log.</remarks>
public static class DashboardPage
{
    private const string Path = "/dashboard";
    private const string States = "GrainState";

    // Its script sets styles on elements; all that it loads comes from this process.
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Has a silo count its grains' calls, and the gateway in its process show them.</summary>
    /// <param name="silo">The silo.</param>
    public static void AddDashboardPage(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.AddDashboard(options => options.HideTrace = true);
        silo.Services.AddSingleton<Mark>();
    }

    /// <summary>Keeps all but its audience out, before the routes are looked at; does nothing in a process that does not show it.</summary>
    /// <param name="app">The pipeline.</param>
    /// <param name="options">Who may see it.</param>
    internal static void UseDashboardAudience(this IApplicationBuilder app, GatewayOptions options)
    {
        if (app.ApplicationServices.GetService<Mark>() is null)
        {
            return;
        }

        var audience = new MetricsAudience(options.MetricsNetworks);
        app.Use((context, next) => IsAskedFor(context.Request) && !MayShow(context, audience) ? Problem.Write(context, RouteCheck.Nothing) : next(context));
    }

    /// <summary>Maps its routes, where the process shows it.</summary>
    /// <param name="routes">Where to.</param>
    internal static void MapDashboardPage(this IEndpointRouteBuilder routes)
    {
        if (routes.ServiceProvider.GetService<Mark>() is not null)
        {
            IEndpointConventionBuilder pages = routes.MapOrleansDashboard(Path).TakesNoCredential().ExcludeFromDescription();
            pages.Add(SetPolicy);
        }
    }

    private static bool IsAskedFor(HttpRequest request) => request.Path.StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);

    private static bool MayShow(HttpContext context, MetricsAudience audience) =>
        audience.Includes(context) && context.Request.Path.Value?.Contains(States, StringComparison.OrdinalIgnoreCase) is not true;

    private static void SetPolicy(EndpointBuilder endpoint)
    {
        RequestDelegate? show = endpoint.RequestDelegate;
        endpoint.RequestDelegate = context =>
        {
            context.Response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
            return show is null ? Task.CompletedTask : show(context);
        };
    }

    private sealed class Mark;
}
