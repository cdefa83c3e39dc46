using CsCheck;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class StatisticsTests(StorageDatabases databases)
{
    private static readonly string[] Names = ["users.total", "users.tier.0", "users.tier.1", "users.state.2"];

    // Some hold a bucket twice: it counts twice, and a recount says the same.
    private static readonly Gen<string[]> Buckets = Gen.Int[0, Names.Length - 1].Select(index => Names[index]).Array[0, 4];
    private static readonly Gen<(int Key, string[]? Buckets)[]> Operations =
        Gen.Select(Gen.Int[0, 4], Gen.Frequency((4, Buckets.Select(names => (string[]?)names)), (1, Gen.Const((string[]?)null)))).Array[1, 15];

    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task Totals_equal_a_recount_after_any_operations(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await Operations.SampleAsync(
            async operations =>
            {
                foreach (var (key, buckets) in operations)
                {
                    var state = await storage.ReadAsync($"key{key}");
                    if (buckets is null)
                    {
                        await storage.ClearAsync($"key{key}", state);
                    }
                    else
                    {
                        state.State = new SampleState { Buckets = buckets };
                        await storage.WriteAsync($"key{key}", state);
                    }
                }

                var before = await TotalsAsync(storage);
                await storage.Maintenance.RollUpStatisticsAsync(DateTimeOffset.UnixEpoch, CancellationToken.None);
                var recount = await RecountAsync(storage);
                return before.SequenceEqual(recount) && (await TotalsAsync(storage)).SequenceEqual(recount);
            },
            iter: 40,
            threads: 1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Counters_and_their_recount_are_read_as_they_stand(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        Assert.Empty(await storage.Counters.RecountAsync(CancellationToken.None));
        await storage.WriteAsync("one", new SampleState { Buckets = ["users.total", "users.tier.0"] });
        await storage.WriteAsync("two", new SampleState { Buckets = ["users.total"] });
        await storage.Maintenance.RollUpStatisticsAsync(DateTimeOffset.UnixEpoch, CancellationToken.None);
        await storage.WriteAsync("three", new SampleState { Buckets = ["users.total"] });

        var counters = await storage.Counters.ReadAsync(CancellationToken.None);
        Assert.Equal((3, 1), (counters["users.total"], counters["users.tier.0"]));
        CounterReading[] expected = [new CounterReading("users.tier.0", 1, 1), new CounterReading("users.total", 3, 3)];
        Assert.Equal(expected, await storage.Counters.RecountAsync(CancellationToken.None));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_recount_tells_a_counter_that_was_tampered_with(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.WriteAsync("one", new SampleState { Buckets = ["users.total"] });
        await storage.QueryAsync("INSERT INTO statistic (bucket, value) VALUES ('users.total', 5), ('users.tier.9', 2)");
        CounterReading[] expected = [new CounterReading("users.tier.9", 2, 0), new CounterReading("users.total", 6, 1)];
        Assert.Equal(expected, await storage.Counters.RecountAsync(CancellationToken.None));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Chats_are_counted_as_they_say_themselves_and_a_recount_says_the_same(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var chat = SampleChats.Chat(1, owner: 5);
        await storage.StoreChatAsync(chat);
        await storage.StoreChatAsync(SampleChats.Chat(2, owner: 5) with { Visibility = ChatVisibilities.Public, Running = true });
        await storage.StoreChatAsync(SampleChats.Chat(3, owner: 5) with { Visibility = ChatVisibilities.Official });
        await storage.StoreChatAsync(SampleChats.Chat(4, owner: 5));
        await storage.StoreMembersAsync(2, 6, 7);
        await storage.StoreChatAsync(chat with { Running = true });
        await storage.StoreChatAsync(SampleChats.Deleted(4));
        CounterReading[] expected =
        [
            new CounterReading("chats.private", 1, 1),
            new CounterReading("chats.public", 2, 2),
            new CounterReading("chats.running", 2, 2),
            new CounterReading("chats.total", 3, 3),
        ];
        Assert.Equal(expected, (await storage.Counters.RecountAsync(CancellationToken.None)).Where(counter => counter.Value != 0 || counter.Recount != 0));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_recount_beside_writers_and_a_roll_up_never_differs(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        using var stop = new CancellationTokenSource();
        var folding = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await storage.Maintenance.RollUpStatisticsAsync(DateTimeOffset.UnixEpoch, CancellationToken.None);
            }
        });
        var recounting = Task.Run(async () =>
        {
            var recounts = 0;
            while (!stop.IsCancellationRequested || recounts == 0)
            {
                Assert.All(await storage.Counters.RecountAsync(CancellationToken.None), counter => Assert.Equal(counter.Recount, counter.Value));
                recounts++;
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async key =>
        {
            for (var round = 0; round < 30; round++)
            {
                var state = await storage.WriteAsync($"key{key}", new SampleState { Buckets = ["users.total", $"users.tier.{round % 3}"] });
                await storage.ClearAsync($"key{key}", state);
            }
        }));
        await stop.CancelAsync();
        await Task.WhenAll(folding, recounting);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Buckets_that_do_not_change_count_nothing(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var state = await storage.WriteAsync("one", new SampleState { Buckets = ["users.total", "users.tier.0"] });
        state.State = state.State! with { Text = "another text" };
        await storage.WriteAsync("one", state);
        Assert.Equal("2", await storage.QueryOneAsync("SELECT count(*) FROM statistic_delta"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_roll_up_beside_writers_loses_nothing(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        using var stop = new CancellationTokenSource();
        var folding = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await storage.Maintenance.RollUpStatisticsAsync(DateTimeOffset.UnixEpoch, CancellationToken.None);
            }
        })).ToArray();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async key =>
        {
            var state = await storage.WriteAsync($"key{key}", new SampleState { Buckets = ["users.total"] });
            for (var round = 0; round < 50; round++)
            {
                state.State = new SampleState { Buckets = ["users.total", $"users.tier.{round % 3}"] };
                await storage.WriteAsync($"key{key}", state);
            }
        }));
        await stop.CancelAsync();
        await Task.WhenAll(folding);
        await storage.Maintenance.RollUpStatisticsAsync(DateTimeOffset.UnixEpoch, CancellationToken.None);

        Assert.Equal(["users.tier.1|8", "users.total|8"], await TotalsAsync(storage));
        Assert.Equal("0", await storage.QueryOneAsync("SELECT count(*) FROM statistic_delta"));
    }

    private static Task<List<string>> TotalsAsync(TestStorage storage) =>
        storage.QueryAsync("SELECT bucket, value FROM statistic_total WHERE value <> 0 ORDER BY bucket");

    private static Task<List<string>> RecountAsync(TestStorage storage) => storage.QueryAsync(storage.Settings.IsEmbedded
        ? "SELECT item.value, count(*) FROM grain_state, json_each(payload, '$.buckets') AS item WHERE item.type = 'text' GROUP BY 1 ORDER BY 1"
        : """
          SELECT bucket COLLATE "C", count(*) FROM grain_state, bucket_names(payload) AS bucket GROUP BY 1 ORDER BY 1
          """);
}
