using System.Collections.Immutable;
using Platform.Gateway.Admission;
using Platform.Gateway.Cluster;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Gateway.Statistics;

/// <summary>How many there are of what (reference.md, section 6).</summary>
internal static class StatisticsEndpoints
{
    // The workers answer from a reading of up to a second; with this one more an answer is two seconds behind at most.
    private const string OneSecond = "public, max-age=1";

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapStatisticsEndpoints(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder statistics = routes.MapGroup("/statistics");
        statistics.MapGet("/users", (IGrainFactory grains) => Part(grains, counts => counts.Users)).TakesAnyCredential();
        statistics.MapGet("/bots", (IGrainFactory grains) => Part(grains, counts => counts.Bots)).TakesAnyCredential();
        statistics.MapGet("/chats", (IGrainFactory grains) => Part(grains, counts => counts.Chats)).TakesAnyCredential();
        statistics.MapGet("/app", All).TakesAnyCredential();
    }

    private static async Task<TaggedAnswer<T>> Part<T>(IGrainFactory grains, Func<PlatformCounts, T> part)
        where T : class => Tagged<T>(part(await Worker(grains).GetCounts()), value => value);

    private static async Task<TaggedAnswer<AppStatistics>> All(
        QueryFields query, IGrainFactory grains, ClusterReport report, ProcessFacts process, TimeProvider clock, CancellationToken cancellationToken)
    {
        bool showsSilos = query.OptionalFlag("silos") ?? false;
        if (query.Refusal is { } refusal)
        {
            return Tagged<AppStatistics>(refusal, value => value);
        }

        PlatformCounts counts = await Worker(grains).GetCounts();
        ImmutableArray<SiloTraffic>? silos = showsSilos ? await Worker(grains).GetSilos() : null;
        var app = AppStatistics.Of(counts, silos, await report.Read(cancellationToken), process, clock.GetUtcNow());
        return Tagged<AppStatistics>(app, value => value with { UptimeSeconds = 0 });
    }

    private static TaggedAnswer<T> Tagged<T>(Result<T> result, Func<T, T> steady)
        where T : class => new(result, steady) { CacheControl = OneSecond };

    private static IStatisticsGrain Worker(IGrainFactory grains) => grains.GetGrain<IStatisticsGrain>(0);
}
