using System.Collections.Immutable;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Directory;
using Platform.Silo.Storage;
using Platform.Silo.Storage.Embedded;
using static Platform.Tests.Storage.SampleUsers;

namespace Platform.Tests.Storage;

/// <summary>Among many users a search goes over the indexes that are made for it.</summary>
[Collection(StorageTests.Name)]
public sealed class UserSearchPlanTests(StorageDatabases databases)
{
    private const int Many = 20_000;

    // Every third name is chosen, every hundredth user has paid, every thousandth is banned.
    private const string Name =
        "CASE number % 3 WHEN 0 THEN 'falcon' || number WHEN 1 THEN 'user_00' || CAST(100000 + number AS text) ELSE 'user_ab' || CAST(200000 + number AS text) END";

    private const string Members =
        $"'id', number, 'username', {Name}, 'subscription_tier', CASE WHEN number % 100 = 0 THEN 2 ELSE 0 END, 'subscription_expires_at', '2026-06-01T00:00:00.000000Z', "
        + "'banned_until', CASE WHEN number % 1000 = 0 THEN '9999-12-31T23:59:59.999999Z' END";

    [Fact]
    public async Task The_embedded_database_reads_an_index_alone_until_it_knows_who_is_on_the_page()
    {
        await using var storage = await TestStorage.OpenAsync(databases, DatabaseKind.Embedded);
        using (var connection = EmbeddedConnection.Open(storage.Settings.DataFolder))
        {
            connection.Execute(
                $"""
                WITH RECURSIVE counter(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counter WHERE number < {Many})
                INSERT INTO grain_state (service_id, state_name, grain_key, version, payload, modified_on)
                SELECT 'platform', 'user', printf('%X', number), 1, json_object({Members}), '2026-01-01T00:00:00Z' FROM counter
                """);
        }

        foreach (var filter in Filters())
        {
            var plan = await PlanAsync(storage, filter, [new UserSearchPart("name_folded IS NOT NULL", UserSearchWay.Order)], "instr");
            Assert.Contains("INDEX grain_state_user_entry (", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN grain_state\n", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN state\n", plan, StringComparison.Ordinal);
        }

        Assert.Equal((Many / 3, (Many / 3) + 1), (await TotalAsync(storage, "falcon"), await TotalAsync(storage, "_ab")));
    }

    [Fact]
    public async Task PostgreSql_goes_over_the_index_of_the_way_that_is_chosen()
    {
        await using var storage = await TestStorage.OpenAsync(databases, DatabaseKind.PostgreSql);
        await storage.QueryAsync(
            $"""
            INSERT INTO grain_state (service_id, state_name, grain_key, version, payload)
            SELECT 'platform', 'user', upper(to_hex(number)), 1, jsonb_build_object({Members}) FROM generate_series(1, {Many}) AS number
            """);
        await storage.QueryAsync("VACUUM ANALYZE grain_state, user_entry");

        async Task<string> Plan(UserFilter filter)
        {
            var plan = await PlanAsync(storage, filter, await storage.SearchParts.ChooseAsync(filter, CancellationToken.None), "strpos");
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            return plan;
        }

        foreach (var filter in Filters())
        {
            Assert.Contains("user_entry_", await Plan(filter), StringComparison.Ordinal);
        }

        var common = await Plan(Question("con"));
        Assert.Contains("Index Only Scan using user_entry_name", common, StringComparison.Ordinal);
        Assert.DoesNotContain("trigram", common, StringComparison.Ordinal);
        Assert.Contains("user_entry_chosen_trigram", await Plan(Question("n1234")), StringComparison.Ordinal);
        Assert.Contains("user_entry_generated_trigram", await Plan(Question("101234")), StringComparison.Ordinal);
        Assert.Contains("user_entry_marked", await Plan(Question("con") with { State = AccountState.Banned }), StringComparison.Ordinal);
        Assert.Contains("user_entry_paid", await Plan(Question("con") with { Tier = SubscriptionTier.Premium }), StringComparison.Ordinal);

        Assert.Equal((Many / 3, (Many / 3) + 1), (await TotalAsync(storage, "falcon"), await TotalAsync(storage, "_ab")));
        Assert.Equal(Many / 3000, (await storage.Users.SearchAsync(Question("con") with { State = AccountState.Banned }, CancellationToken.None)).Total);
    }

    private static IEnumerable<UserFilter> Filters()
    {
        foreach (var text in new[] { "falcon123", "fal", "con", "n1234", "e", "user", "_ab", "ab2", "none" })
        {
            yield return Question(text);
            yield return Question(text) with { Id = new UserId(5), Tier = SubscriptionTier.Basic, State = AccountState.Active };
            yield return Question(text) with { After = new SearchCursor(1, text, 7) };
            yield return Question(text) with { After = new SearchCursor(2, "falcon5", 7) };
        }
    }

    private static async Task<string> PlanAsync(TestStorage storage, UserFilter filter, ImmutableArray<UserSearchPart> parts, string position)
    {
        var search = new UserSearch(filter, parts, position, storage.Settings.ServiceId);
        var lines = storage.Settings.IsEmbedded
            ? await storage.Queries.ReadRowsAsync($"EXPLAIN QUERY PLAN {search.Text}", row => row.GetString(3), search.Values, CancellationToken.None)
            : await storage.Queries.ReadRowsAsync($"EXPLAIN {search.Text}", row => row.GetString(0), search.Values, CancellationToken.None);
        return string.Join('\n', lines) + "\n";
    }

    private static async Task<int> TotalAsync(TestStorage storage, string text) => (await storage.Users.SearchAsync(Question(text), CancellationToken.None)).Total;
}
