using Platform.Gateway.Admission;
using Platform.Gateway.Hosting;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Cluster;

/// <summary>Health (reference.md, section 9).</summary>
internal static class ClusterEndpoints
{
    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapClusterEndpoints(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health", Describe).TakesNoCredential()
            .WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status503ServiceUnavailable, typeof(HealthAnswer), [JsonAnswer.MediaType]))
            .Named("getHealth", "Tells how the platform and its cluster are.");
        routes.MapGet("/health/live", TellLife).TakesNoCredential().Named("isLive", "Answers as long as the process lives.");
        routes.MapGet("/health/ready", TellReadiness).TakesNoCredential().Named("isReady", "Tells whether the process can serve.").Refuses(ErrorCodes.Unavailable);
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
