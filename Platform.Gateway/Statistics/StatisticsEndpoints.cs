using System.Collections.Immutable;
using Platform.Gateway.Admission;
using Platform.Gateway.Cluster;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Gateway.Statistics;

/// <summary>How many there are of what (reference.md, section 6).</summary>
internal static class StatisticsEndpoints
{
    // The copy is up to a second old (CountsCopy), so with this one an answer is two seconds behind at most.
    private const string OneSecond = "public, max-age=1";
    private const string SilosField = "silos";

    private static readonly MovingFields Moving = MovingFields.Of(nameof(AppStatistics.UptimeSeconds));

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapStatisticsEndpoints(this IEndpointRouteBuilder routes)
    {
        CountsCopy counts = routes.ServiceProvider.GetRequiredService<CountsCopy>();
        RouteGroupBuilder statistics = routes.MapGroup("/statistics");
        statistics.MapGet("/users", (HttpContext context) => Tell<UserCounts>(context, counts, written => written.Users)).TakesAnyCredential()
            .Named("countUsers", "Counts the users.");
        statistics.MapGet("/bots", (HttpContext context) => Tell<BotCounts>(context, counts, written => written.Bots)).TakesAnyCredential()
            .Named("countBots", "Counts the bots.");
        statistics.MapGet("/chats", (HttpContext context) => Tell<ChatCounts>(context, counts, written => written.Chats)).TakesAnyCredential()
            .Named("countChats", "Counts the chats.");
        statistics.MapGet("/app", All).TakesAnyCredential()
            .Reads(new RequestField(SilosField, typeof(bool), "Whether each silo's own counts are told, too."))
            .Named("getStatistics", "Tells how the platform does, all counts together.");
    }

    // Asked often, and the copy is at hand nearly always: then nothing is waited for, and like one's own profile (UserEndpoints) it takes no scope.
    private static async ValueTask<TaggedAnswer<T>> Tell<T>(HttpContext context, CountsCopy counts, Func<WrittenCounts, ReadyDocument> part)
        where T : class => new(part(await counts.Get(context.RequestAborted))) { CacheControl = OneSecond };

    private static async Task<TaggedAnswer<AppStatistics>> All(
        QueryFields query,
        CountsCopy copy,
        IGrainFactory grains,
        ClusterReport report,
        ProcessFacts process,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        bool showsSilos = query.OptionalFlag(SilosField) ?? false;
        if (query.Refusal is { } refusal)
        {
            return Tagged(refusal);
        }

        PlatformCounts counts = (await copy.Get(cancellationToken)).Counts;
        ImmutableArray<SiloTraffic>? silos = showsSilos ? await grains.GetGrain<IStatisticsGrain>(0).GetSilos() : null;
        var app = AppStatistics.Of(counts, silos, await report.Read(cancellationToken), process, clock.GetUtcNow());
        return Tagged(app);
    }

    private static TaggedAnswer<AppStatistics> Tagged(Result<AppStatistics> result) => new(result, Moving) { CacheControl = OneSecond };
}
