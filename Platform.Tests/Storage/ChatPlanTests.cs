using System.Globalization;
using System.Text.RegularExpressions;
using Platform.GrainInterfaces.Users;
using Platform.Silo.Storage;
using Platform.Silo.Storage.Embedded;

namespace Platform.Tests.Storage;

/// <summary>Among many private chats a list reads those that it is about.</summary>
[Collection(StorageTests.Name)]
public sealed partial class ChatPlanTests(StorageDatabases databases)
{
    private const int Many = 20_000;

    // Of all there are, he owns 20 and is in 40; 100 are for everybody. Beside them are as many users.
    private const string Chat =
        "'id', number, 'name', 'any', 'owner_id', CASE WHEN number % 1000 = 5 THEN 5 ELSE 100 + number END, "
        + "'visibility', CASE WHEN number % 200 = 1 THEN 'public' ELSE 'private' END";

    private const string Member = "'user_id', CASE WHEN number % 500 = 7 THEN 5 ELSE 6 + number % 50 END";

    private static readonly UserId Viewer = new(5);

    // An index that is not entered by its first column is read from its beginning to its end.
    private static readonly Dictionary<string, string> FirstColumns = new()
    {
        ["grain_state_chat"] = "state_name",
        ["grain_state_public_chat"] = "state_name",
        ["grain_state_owner"] = "state_name",
        ["chat_member_user"] = "user_id",
        ["chat_member_pkey"] = "chat_id",
    };

    [Fact]
    public async Task The_embedded_database_goes_over_an_index_for_each_kind_of_chat()
    {
        await using var storage = await TestStorage.OpenAsync(databases, DatabaseKind.Embedded);
        using (var connection = EmbeddedConnection.Open(storage.Settings.DataFolder))
        {
            foreach (var (state, payload) in Payloads("json_object", "json_array"))
            {
                connection.Execute(
                    $"""
                    WITH RECURSIVE counter(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM counter WHERE number < {Many})
                    INSERT INTO grain_state (service_id, state_name, grain_key, version, payload, modified_on)
                    SELECT 'platform', '{state}', printf('%X', number), 1, {payload}, '2026-01-01T00:00:00Z' FROM counter
                    """);
            }
        }

        await foreach (var (plan, isOfAll) in PlansAsync(storage))
        {
            // What is scanned are the pages, which are no tables; and nobody goes through all chats but who asks for all.
            Assert.DoesNotMatch("SCAN (chat|member|grain_state|chat_member)", plan);
            Assert.DoesNotContain("(state_name=?)", plan, StringComparison.Ordinal);
            Assert.Equal(isOfAll, plan.Contains("INDEX grain_state_chat (state_name=? AND chat_id>?", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task PostgreSql_comes_across_few_more_rows_than_a_list_is_about(bool isAnalyzed)
    {
        await using var storage = await TestStorage.OpenAsync(databases, DatabaseKind.PostgreSql);
        foreach (var (state, payload) in Payloads("jsonb_build_object", "jsonb_build_array"))
        {
            await storage.QueryAsync(
                $"""
                INSERT INTO grain_state (service_id, state_name, grain_key, version, payload)
                SELECT 'platform', '{state}', upper(to_hex(number)), 1, {payload} FROM generate_series(1, {Many}) AS number
                """);
        }

        if (isAnalyzed)
        {
            await storage.QueryAsync("VACUUM ANALYZE grain_state, chat_member");
        }

        await foreach (var (plan, _) in PlansAsync(storage))
        {
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            Assert.All(Scans().Matches(plan), scan => Assert.Matches($@"^Index Cond: \(+{FirstColumns[scan.Groups["index"].Value]} = ", scan.Groups["condition"].Value));
            var steps = Rows().Matches(plan);
            Assert.NotEmpty(steps);
            foreach (Match step in steps)
            {
                var rows = step.Groups["loops"].Success ? Count(step, "rows") * Count(step, "loops") : Count(step, "removed");
                Assert.True(rows < Many / 20, $"{rows} rows:\n{plan}");
            }
        }
    }

    private static IEnumerable<(string State, string Payload)> Payloads(string build, string list) =>
    [
        ("user", $"{build}('id', number, 'username', 'user_' || number)"),
        ("chat", $"{build}({Chat})"),
        ("chat-members", $"{build}('chat_id', number, 'members', {list}({build}({Member})))"),
    ];

    private static async IAsyncEnumerable<(string Plan, bool IsOfAll)> PlansAsync(TestStorage storage)
    {
        ExplainedQueries queries = new(storage);
        ChatDirectory directory = new(queries, storage.Settings.ServiceId);
        foreach (long? after in new long?[] { null, 0, Many / 2, Many })
        {
            var visible = await directory.ListVisibleAsync(Viewer, after, offset: 20, limit: 50, CancellationToken.None);
            Assert.Equal(100 + 20 + 40, visible.Total);
            yield return (queries.Plan, false);

            Assert.Equal(100, (await directory.ListPublicAsync(after, offset: 20, limit: 50, CancellationToken.None)).Total);
            yield return (queries.Plan, false);

            await directory.ListOwnedAsync(Viewer, after, 50, CancellationToken.None);
            yield return (queries.Plan, false);

            await directory.ListAsync(after, 50, CancellationToken.None);
            yield return (queries.Plan, true);

            await directory.ListJoinedAsync(Viewer, after, 50, CancellationToken.None);
            yield return (queries.Plan, false);
        }

        Assert.Equal(20, (await directory.ListOwnedAsync(Viewer, null, 1_000, CancellationToken.None)).Length);
        Assert.Equal(40, (await directory.ListJoinedAsync(Viewer, null, 1_000, CancellationToken.None)).Length);
    }

    [GeneratedRegex(@"Index (Only )?Scan (using|on) (?<index>\w+)[^\n]*\n\s*(?<condition>[^\n]*)")]
    private static partial Regex Scans();

    private static long Count(Match step, string group) => long.Parse(step.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"actual rows=(?<rows>\d+)(\.\d+)? loops=(?<loops>\d+)|Rows Removed by [^:]*: (?<removed>\d+)")]
    private static partial Regex Rows();
}
