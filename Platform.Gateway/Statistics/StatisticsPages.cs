using Platform.Gateway.Admission;
using Platform.Gateway.Cluster;
using Platform.Gateway.Pages;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Gateway.Statistics;

/// <summary>The counts as a page, for everybody.</summary>
internal static class StatisticsPages
{
    /// <summary>Maps the route.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapStatisticsPages(this IEndpointRouteBuilder routes) => routes.MapPage(PageRoute.Prefix + "/statistics", Show).TakesVisitor();

    private static async Task<PageAnswer<StatisticsPage, StatisticsModel>> Show(
        CountsCopy copy, ClusterReport report, ProcessFacts process, CancellationToken cancellationToken)
    {
        PlatformCounts counts = (await copy.Get(cancellationToken)).Counts;
        ClusterView? cluster = await report.Read(cancellationToken);
        return new(new StatisticsModel(counts, cluster?.Version ?? process.Version, cluster?.StartedAt ?? process.StartedAt));
    }
}
