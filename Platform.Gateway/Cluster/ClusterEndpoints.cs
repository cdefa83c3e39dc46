using Platform.Gateway.Admission;
using Platform.Gateway.Hosting;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Cluster;

namespace Platform.Gateway.Cluster;

/// <summary>Health and the start page (reference.md, section 9).</summary>
internal static class ClusterEndpoints
{
    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapClusterEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", StartPage.Show).TakesNoCredential();
        routes.MapGet("/health", Describe).TakesNoCredential();
        routes.MapGet("/health/live", TellLife).TakesNoCredential();
        routes.MapGet("/health/ready", TellReadiness).TakesNoCredential();
    }

    private static Answer<StatusAnswer> TellLife() => new StatusAnswer("live");

    private static async Task<Answer<StatusAnswer>> TellReadiness(ClusterReport report, Readiness readiness, CancellationToken cancellationToken)
    {
        if (readiness.IsDraining)
        {
            return Fault.Unavailable() with { Detail = "This process is about to stop." };
        }

        return HealthAnswer.CanServe(await report.Read(cancellationToken)) ? new StatusAnswer("ready") : Fault.Unavailable();
    }

    private static async Task<Answer<HealthAnswer>> Describe(
        ClusterReport report, ProcessFacts process, HttpResponse response, CancellationToken cancellationToken)
    {
        ClusterView? cluster = await report.Read(cancellationToken);
        var health = HealthAnswer.Of(cluster, process);
        if (HealthAnswer.CanServe(cluster))
        {
            return health;
        }

        response.Headers.RetryAfter = WireNumber.Of(Fault.Unavailable().RetryAfterSeconds ?? 1);
        return new Answer<HealthAnswer>(health) { Status = StatusCodes.Status503ServiceUnavailable };
    }
}
