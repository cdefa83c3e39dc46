using System.Data.Common;
using CsCheck;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Statistics;
using Platform.Grains.Bots;
using Platform.Grains.Storage;
using Platform.Silo.Storage.States;

namespace Platform.Tests.Storage;

[Collection(StorageTests.Name)]
public sealed class CommandCountTests(StorageDatabases databases)
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    public static TheoryData<DatabaseKind> Databases => StorageTests.Databases;

    [Theory, MemberData(nameof(Databases))]
    public async Task A_batch_counts_once_for_its_bot_and_once_for_all_bots(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreBatchAsync(Tally("help", 2), Tally("'; DROP TABLE command_delta; --", 1));
        await storage.StoreBatchAsync(Tally("help", 3, bot: 8));
        Assert.Equal(3, (await OfBotAsync(storage)).TotalCount);
        Assert.Equal((6, 6), await AllAsync(storage));
        Assert.Equal(
            [new CommandCount("help", 5), new CommandCount("'; DROP TABLE command_delta; --", 1)],
            (await storage.Commands.ReadAllAsync(Noon, CancellationToken.None)).Top.AsEnumerable());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Only_the_write_that_makes_the_row_counts(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var key = new StateKey("bot-batch", "batch:one");
        var batch = new BatchState { CommandTallies = [Tally("help", 2)] };
        await storage.StoreAsync(key, batch);
        var version = await storage.StoreAsync(key, batch with { CommandTallies = [Tally("help", 2), Tally("more", 9)] });
        Assert.Null(await storage.States.WriteAsync(key, null, new StateSerializer().Serialize(batch)));
        Assert.True(await storage.States.DeleteAsync(key, version));
        Assert.Equal((2, 2), await AllAsync(storage));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_batch_of_which_one_tally_is_refused_is_not_written_at_all(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await Assert.ThrowsAnyAsync<DbException>(() => storage.StoreBatchAsync(Tally("help", 2), Tally("", 1)));
        await Assert.ThrowsAnyAsync<DbException>(() => storage.StoreBatchAsync(Tally("help", 2), Tally("help", 0)));
        Assert.Equal((0, 0), await AllAsync(storage));
        Assert.Equal("0", await storage.QueryOneAsync("SELECT count(*) FROM grain_state"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_last_24_hours_are_told_to_the_minute(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreBatchAsync(Tally("help", 1, minute: Noon.AddMinutes(5)), Tally("help", 10, minute: Noon), Tally("help", 100, minute: Noon.AddDays(-1)));
        foreach (var folded in new[] { false, true })
        {
            Assert.Equal((111, 111), await AllAsync(storage, Noon.AddMicroseconds(-1)));
            Assert.Equal((111, 11), await AllAsync(storage, Noon));
            Assert.Equal((111, 11), await AllAsync(storage, Noon.AddDays(1).AddMicroseconds(-1)));
            Assert.Equal((111, 1), await AllAsync(storage, Noon.AddDays(1)));
            Assert.Equal((111, 0), await AllAsync(storage, Noon.AddDays(1).AddMinutes(5)));
            if (!folded)
            {
                await storage.Maintenance.RollUpStatisticsAsync(Noon.AddMinutes(-1), CancellationToken.None);
            }
        }
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Counts_equal_a_model_after_any_tallies_folds_and_resets(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        var model = new CommandCountModel(Noon);
        await CommandCountModel.Operations.SampleAsync(
            async operations =>
            {
                // Bots of their own for each sample; what all bots come to goes on.
                model.TakeOtherBots();
                foreach (var bot in model.Bots)
                {
                    await storage.StoreBotAsync(new BotState { Id = bot });
                }

                foreach (var operation in operations)
                {
                    await operation.RunAsync(storage, model);
                    Same(model.All(), await storage.Commands.ReadAllAsync(model.Now, CancellationToken.None));
                    foreach (var bot in model.Bots)
                    {
                        var epoch = model.Epoch(bot);
                        Same(model.Of(bot, epoch), await storage.Commands.ReadOfBotAsync(bot, epoch, model.Now, CancellationToken.None));
                    }
                }

                return true;
            },
            iter: 25,
            threads: 1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Folding_beside_writers_loses_and_doubles_nothing(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreBotAsync(new BotState { Id = new(7) });
        using var stop = new CancellationTokenSource();
        var folding = Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await storage.Maintenance.RollUpStatisticsAsync(Noon, CancellationToken.None);
            }
        })).ToArray();
        var reading = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                // Fewer than ten commands, all of now: a delta that is seen nowhere or twice shows in one of the three.
                var counts = await storage.Commands.ReadAllAsync(Noon, CancellationToken.None);
                Assert.Equal((counts.TotalCount, counts.TotalCount), (counts.Last24hCount, counts.Top.Sum(command => command.Count)));
            }
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(async writer =>
        {
            for (var round = 0; round < 40; round++)
            {
                await storage.StoreBatchAsync(Tally($"own {writer}", 1), Tally("shared", 2), Tally("shared", 1, minute: Noon.AddMinutes(-round)));
            }
        }));
        await stop.CancelAsync();
        await Task.WhenAll([.. folding, reading]);
        await storage.Maintenance.RollUpStatisticsAsync(Noon, CancellationToken.None);

        Assert.Equal((1280, 1280), await AllAsync(storage));
        Same(await storage.Commands.ReadAllAsync(Noon, CancellationToken.None), await OfBotAsync(storage));
        Assert.Equal("0", await storage.QueryOneAsync("SELECT count(*) FROM command_delta"));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_upkeep_folds_and_forgets_more_than_fits_into_a_batch(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        await storage.StoreBotAsync(new BotState { Id = new(7) });
        await storage.StoreBatchAsync([.. Enumerable.Range(0, 6_000).Select(number => Tally($"{number}", 1, minute: Noon.AddMinutes(-number % 1_000)))]);
        await storage.Maintenance.RollUpStatisticsAsync(Noon, CancellationToken.None);
        Assert.Equal("12002", await storage.QueryOneAsync("SELECT count(*) FROM command_total"));
        Assert.Equal("2000", await storage.QueryOneAsync("SELECT count(*) FROM command_minute"));

        await storage.StoreBotAsync(new BotState { Id = new(7), StatisticsEpoch = 1 });
        await storage.Maintenance.RollUpStatisticsAsync(Noon.AddDays(2), CancellationToken.None);
        Assert.Equal("6001", await storage.QueryOneAsync("SELECT count(*) FROM command_total"));
        Assert.Equal("0", await storage.QueryOneAsync("SELECT count(*) FROM command_minute"));
        Assert.Equal((6_000, 0), await AllAsync(storage, Noon.AddDays(2)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task What_a_bot_counted_before_its_end_is_forgotten_also_when_it_comes_late(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        foreach (var bot in new[] { 7, 255, 256 })
        {
            await storage.StoreBotAsync(new BotState { Id = new(bot) });
            await storage.StoreBatchAsync(Tally("help", 1, bot));
        }

        await storage.Maintenance.RollUpStatisticsAsync(Noon, CancellationToken.None);
        await storage.StoreBotAsync(new BotState { Id = new(255), DeletedAt = Noon });
        await storage.RemoveBotAsync(256);
        foreach (var bot in new[] { 255, 256 })
        {
            Assert.Equal(1, (await OfBotAsync(storage, bot)).TotalCount);
        }

        await storage.Maintenance.RollUpStatisticsAsync(Noon, CancellationToken.None);
        await storage.StoreBatchAsync(Tally("late", 1, 255), Tally("late", 1, 256), Tally("late", 1, 7));
        await storage.Maintenance.RollUpStatisticsAsync(Noon, CancellationToken.None);
        Assert.Equal(["0", "7"], await storage.QueryAsync("SELECT DISTINCT bot_id FROM command_total ORDER BY bot_id"));
        Assert.Equal(2, (await OfBotAsync(storage)).TotalCount);
        Assert.Equal((6, 6), await AllAsync(storage));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_upkeep_looks_at_a_part_of_many_bots_at_a_time_and_comes_round_again(DatabaseKind kind)
    {
        await using var storage = await TestStorage.OpenAsync(databases, kind);
        async Task<string> Kept()
        {
            await storage.Maintenance.RollUpStatisticsAsync(Noon, CancellationToken.None);
            return await storage.QueryOneAsync("SELECT count(*) FROM command_total WHERE bot_id > 0");
        }

        await storage.QueryAsync(
            """
            WITH RECURSIVE bot (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM bot WHERE id < 2500)
            INSERT INTO command_total (bot_id, epoch, command, amount) SELECT id, 0, '', 1 FROM bot
            """);
        Assert.Equal(["1500", "500", "0"], [await Kept(), await Kept(), await Kept()]);
        await storage.StoreBatchAsync(Tally("late", 1, bot: 1));
        Assert.Equal("0", await Kept());
    }

    private static CommandTally Tally(string command, long amount, long bot = 7, DateTimeOffset? minute = null) =>
        new(new BotId(bot), 0, command, minute ?? Noon, amount);

    private static Task<CommandCounts> OfBotAsync(TestStorage storage, long bot = 7) =>
        storage.Commands.ReadOfBotAsync(new BotId(bot), 0, Noon, CancellationToken.None);

    private static async Task<(long Total, long LastDay)> AllAsync(TestStorage storage, DateTimeOffset? now = null)
    {
        var counts = await storage.Commands.ReadAllAsync(now ?? Noon, CancellationToken.None);
        return (counts.TotalCount, counts.Last24hCount);
    }

    private static void Same(CommandCounts expected, CommandCounts actual)
    {
        Assert.Equal((expected.TotalCount, expected.Last24hCount), (actual.TotalCount, actual.Last24hCount));
        Assert.Equal(expected.Top.AsEnumerable(), actual.Top);
    }
}
