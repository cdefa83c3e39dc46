using Platform.Tests.Infrastructure;
using Xunit.Abstractions;

namespace Platform.Tests.Performance;

/// <summary>
/// What one request of the routes that are used most costs: grain calls, statements, memory. Nothing here depends on the time that anything takes, so a busy
/// machine changes none of it.
/// </summary>
public sealed class RouteCostTests(ITestOutputHelper output)
{
    private static readonly Dictionary<string, RouteBound> OnEmbedded = new()
    {
        [MeasuredRoutes.OwnProfile] = new(Calls: 0, Statements: 0, AllocatedBytes: 2_560),
        [MeasuredRoutes.Profile] = new(Calls: 1, Statements: 0, AllocatedBytes: 5_632),
        [MeasuredRoutes.Update] = new(Calls: 1, Statements: 1, AllocatedBytes: 26_880),
        [MeasuredRoutes.Sessions] = new(Calls: 2, Statements: 0, AllocatedBytes: 13_312),
        [MeasuredRoutes.Search] = new(Calls: 1, Statements: 1, AllocatedBytes: 354_304),
        [MeasuredRoutes.Notifications] = new(Calls: 2, Statements: 0, AllocatedBytes: 13_568),
        [MeasuredRoutes.Unread] = new(Calls: 2, Statements: 0, AllocatedBytes: 10_240),
        [MeasuredRoutes.OwnBot] = new(Calls: 0, Statements: 0, AllocatedBytes: 2_688),
        [MeasuredRoutes.BotUser] = new(Calls: 2, Statements: 0, AllocatedBytes: 12_800),
        [MeasuredRoutes.Batch] = new(Calls: 1, Statements: 2, AllocatedBytes: 32_000),
        [MeasuredRoutes.Statistics] = new(Calls: 0, Statements: 0, AllocatedBytes: 1_472),
        [MeasuredRoutes.RequestCode] = new(Calls: 4, Statements: 3, AllocatedBytes: 49_664),
        [MeasuredRoutes.Verify] = new(Calls: 5, Statements: 3, AllocatedBytes: 77_056),
        [MeasuredRoutes.FirstVerify] = new(Calls: 7, Statements: 5, AllocatedBytes: 109_312),
    };

    private static readonly Dictionary<string, RouteBound> OnPostgreSql = new(OnEmbedded)
    {
        [MeasuredRoutes.Update] = new(Calls: 1, Statements: 1, AllocatedBytes: 22_528),
        [MeasuredRoutes.Search] = new(Calls: 1, Statements: 1, AllocatedBytes: 412_928),
    };

    [Fact]
    public Task A_request_costs_what_it_did_on_the_embedded_database() => ShouldCostAsync(OnEmbedded, database: null);

    [Fact]
    public async Task A_request_costs_what_it_did_on_PostgreSql() =>
        await ShouldCostAsync(OnPostgreSql, await (await PostgreSqlServer.SharedAsync()).CreateDatabaseAsync());

    private async Task ShouldCostAsync(Dictionary<string, RouteBound> bounds, string? database)
    {
        await using var platform = await ProbedPlatform.StartAsync(database);
        var costs = await MeasuredRoutes.MeasureAsync(platform);
        foreach (var (route, cost) in costs)
        {
            output.WriteLine($"{route}: {cost}");
        }

        Assert.Equal(bounds.Keys.Order(), costs.Keys.Order());
        Assert.Empty(bounds.SelectMany(bound => bound.Value.Complaints(bound.Key, costs[bound.Key])));
    }
}
