using Platform.GrainInterfaces.Statistics;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary><c>POST /bot/batch</c> (reference.md, section 5): good items count, bad ones are named.</summary>
public abstract class BatchTests(PlatformFixture fixture) : BotTests(fixture)
{
    [Fact]
    public async Task The_items_of_a_batch_count()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        var answer = (await bot.ReportAsync(
            new { command = "!hi", count = 3 },
            new { command = "!bye", count = 1_000_000, user_id = user.Id, group_id = "group", timestamp = DateTimeOffset.UtcNow },
            new { command = "!hi", count = 2, user_id = (long?)null, group_id = (string?)null, timestamp = (string?)null })).ShouldBeOk().Json;
        answer.ShouldHaveExactly("message", "accepted", "rejected", "created_at", "updated_at");
        Assert.Equal(3, answer.Number("accepted"));
        Assert.Empty(answer.GetProperty("rejected").EnumerateArray());
        var self = (await bot.MeAsync()).Json;
        Assert.Equal(self.Text("created_at"), answer.Text("created_at"));

        var counts = await CountsAsync(bot);
        Assert.Equal((1_000_005, 1_000_005), (counts.TotalCount, counts.Last24hCount));
        Assert.Equal([("!bye", 1_000_000L), ("!hi", 5L)], counts.Top.Select(command => (command.Command, command.Count)));
    }

    [Fact]
    public async Task One_bad_item_of_a_hundred_is_named_and_the_others_count()
    {
        const int Bad = 57;
        var bot = await BotAsync();
        object[] commands = [.. Enumerable.Range(0, 100).Select(index => new { command = "!hi", count = index == Bad ? 0 : 1 })];
        var answer = (await bot.ReportAsync(commands)).ShouldBeOk().Json;
        Assert.Equal(99, answer.Number("accepted"));
        var rejected = Assert.Single(answer.GetProperty("rejected").EnumerateArray());
        rejected.ShouldHaveExactly("index", "code", "error");
        Assert.Equal(Bad, rejected.Number("index"));
        Assert.Equal("validation_failed", rejected.Text("code"));
        Assert.NotEmpty(rejected.Text("error")!);
        Assert.Equal(99, (await CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task A_batch_of_bad_items_alone_is_answered_and_counts_nothing()
    {
        var bot = await BotAsync();
        var answer = (await bot.ReportAsync(new { command = "", count = 1 }, new { command = "!hi", count = -1 })).ShouldBeOk().Json;
        Assert.Equal(0, answer.Number("accepted"));
        Assert.Equal([0L, 1L], answer.GetProperty("rejected").EnumerateArray().Select(item => item.Number("index")));
        Assert.Equal(0, (await CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task A_thousand_items_are_taken()
    {
        var bot = await BotAsync();
        object[] commands = [.. Enumerable.Range(0, 1000).Select(index => new { command = $"!{index % 7}", count = 2 })];
        Assert.Equal(1000, (await bot.ReportAsync(commands)).ShouldBeOk().Json.Number("accepted"));
        Assert.Equal(2000, (await CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task The_same_batch_without_a_key_counts_as_often_as_it_comes()
    {
        var bot = await BotAsync();
        for (var time = 0; time < 3; time++)
        {
            (await bot.ReportAsync(new { command = "!hi", count = 2 })).ShouldBeOk();
        }

        Assert.Equal(6, (await CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task Parallel_batches_lose_no_count()
    {
        var bot = await BotAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(
            () => bot.ReportAsync(new { command = "!hi", count = 3 }, new { command = "!bye", count = 4 }))));
        Assert.All(answers, answer => answer.ShouldBeOk());
        var counts = await CountsAsync(bot);
        Assert.Equal(280, counts.TotalCount);
        Assert.Equal([("!bye", 160L), ("!hi", 120L)], counts.Top.Select(command => (command.Command, command.Count)));
    }

    [Fact]
    public async Task What_was_executed_more_than_a_day_ago_counts_in_the_total_alone()
    {
        var bot = await BotAsync();
        var now = DateTimeOffset.UtcNow;
        (await bot.ReportAsync(
            new { command = "!old", count = 5, timestamp = now.AddHours(-25) },
            new { command = "!new", count = 7, timestamp = now.AddHours(-23) })).ShouldBeOk();
        var counts = await CountsAsync(bot);
        Assert.Equal((12, 7), (counts.TotalCount, counts.Last24hCount));
    }

    [Fact]
    public async Task Two_bots_are_counted_apart()
    {
        var bot = await BotAsync();
        var other = await BotAsync();
        (await bot.ReportAsync(new { command = "!hi", count = 3 })).ShouldBeOk();
        (await other.ReportAsync(new { command = "!hi", count = 4 })).ShouldBeOk();
        Assert.Equal(3, (await CountsAsync(bot)).TotalCount);
        Assert.Equal(4, (await CountsAsync(other)).TotalCount);
    }

    private async Task<CommandCounts> CountsAsync(RunningBot bot) => await (await OperatorAsync()).CountsAsync(bot);
}

[Collection(OnEmbedded.Name)]
public sealed class BatchOnEmbeddedTests(EmbeddedPlatform fixture) : BatchTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BatchOnPostgreSqlTests(PostgreSqlPlatform fixture) : BatchTests(fixture);
