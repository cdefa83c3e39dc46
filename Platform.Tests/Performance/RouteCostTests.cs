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
        [MeasuredRoutes.OwnProfile] = new(Calls: 1, Statements: 0, AllocatedBytes: 6_144),
        [MeasuredRoutes.Profile] = new(Calls: 2, Statements: 0, AllocatedBytes: 7_680),
        [MeasuredRoutes.Update] = new(Calls: 2, Statements: 1, AllocatedBytes: 29_184),
        [MeasuredRoutes.Sessions] = new(Calls: 3, Statements: 0, AllocatedBytes: 15_360),
        [MeasuredRoutes.Search] = new(Calls: 2, Statements: 1, AllocatedBytes: 354_304),
        [MeasuredRoutes.Notifications] = new(Calls: 3, Statements: 0, AllocatedBytes: 15_616),
        [MeasuredRoutes.Unread] = new(Calls: 3, Statements: 0, AllocatedBytes: 12_288),
        [MeasuredRoutes.OwnBot] = new(Calls: 1, Statements: 0, AllocatedBytes: 6_144),
        [MeasuredRoutes.BotUser] = new(Calls: 3, Statements: 0, AllocatedBytes: 14_592),
        [MeasuredRoutes.Batch] = new(Calls: 2, Statements: 2, AllocatedBytes: 34_560),
        [MeasuredRoutes.Statistics] = new(Calls: 1, Statements: 0, AllocatedBytes: 4_352),
        [MeasuredRoutes.RequestCode] = new(Calls: 5, Statements: 3, AllocatedBytes: 52_992),
        [MeasuredRoutes.Verify] = new(Calls: 6, Statements: 4, AllocatedBytes: 83_456),
    };

    private static readonly Dictionary<string, RouteBound> OnPostgreSql = new(OnEmbedded)
    {
        [MeasuredRoutes.Update] = new(Calls: 2, Statements: 1, AllocatedBytes: 26_624),
        [MeasuredRoutes.Search] = new(Calls: 2, Statements: 1, AllocatedBytes: 412_928),
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
