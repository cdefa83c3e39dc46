using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Statistics;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary>The header <c>Idempotency-Key</c> of a batch (reference.md, section 5): a repeat is answered again and counts nothing twice.</summary>
public abstract class BatchRepeatTests(PlatformFixture fixture) : BotTests(fixture)
{
    [Fact]
    public async Task A_repeat_gets_the_first_answer_again_and_counts_nothing()
    {
        var bot = await BotAsync();
        var key = FreshKey();
        var first = (await ReportAsync(bot, key)).ShouldBeOk();
        Assert.Equal(2, first.Json.Number("accepted"));

        // What the answer tells of the bot changes meanwhile; the answer does not.
        (await bot.UpdateAsync(new { users = 77 })).ShouldBeOk();
        for (var repeat = 0; repeat < 3; repeat++)
        {
            Assert.Equal(first.Text, (await ReportAsync(bot, key)).ShouldBeOk().Text);
        }

        Assert.Equal(7, (await CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task Twenty_at_once_get_one_answer_and_count_once()
    {
        var bot = await BotAsync();
        var key = FreshKey();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => ReportAsync(bot, key))));
        Assert.All(answers, answer => answer.ShouldBeOk());
        Assert.Single(answers.Select(answer => answer.Text).Distinct());
        Assert.Equal(7, (await CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task Bad_items_are_named_alike_in_every_repeat()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        await ActAsync(user, new BanUser { Reason = "spam" });
        var key = FreshKey();
        object[] commands = [new { command = "!hi", count = 1, user_id = user.Id }, new { command = "!hi", count = 2 }];
        var first = (await bot.ReportOnceAsync(key, commands)).ShouldBeOk();
        Assert.Equal("user_restricted", Assert.Single(first.Json.GetProperty("rejected").EnumerateArray()).Text("code"));
        await ActAsync(user, new LiftBans());
        Assert.Equal(first.Text, (await bot.ReportOnceAsync(key, commands)).ShouldBeOk().Text);
        Assert.Equal(2, (await CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_a_mismatch()
    {
        var bot = await BotAsync();
        var key = FreshKey();
        var first = (await ReportAsync(bot, key)).ShouldBeOk();
        (await bot.ReportOnceAsync(key, new { command = "!hi", count = 4 })).ShouldBeProblem(422, "idempotency_mismatch");
        Assert.Equal(first.Text, (await ReportAsync(bot, key)).ShouldBeOk().Text);
        Assert.Equal(7, (await CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task Of_two_bodies_at_once_under_one_key_one_counts()
    {
        for (var round = 0; round < 5; round++)
        {
            var bot = await BotAsync();
            var key = FreshKey();
            var answers = await Task.WhenAll(new[] { 3, 4 }.Select(count => Task.Run(() => bot.ReportOnceAsync(key, new { command = "!hi", count }))));
            var winner = Array.FindIndex(answers, answer => answer.Status == 200);
            Assert.Single(answers, answer => answer.Status == 200);
            answers[1 - winner].ShouldBeProblem(422, "idempotency_mismatch");
            Assert.Equal(winner == 0 ? 3 : 4, (await CountsAsync(bot)).TotalCount);
        }
    }

    [Fact]
    public async Task The_same_key_of_another_bot_is_another_key()
    {
        var bot = await BotAsync();
        var other = await BotAsync();
        var key = FreshKey();
        (await ReportAsync(bot, key)).ShouldBeOk();
        (await other.ReportOnceAsync(key, new { command = "!other", count = 9 })).ShouldBeOk();
        Assert.Equal(7, (await CountsAsync(bot)).TotalCount);
        Assert.Equal(9, (await CountsAsync(other)).TotalCount);
    }

    [Fact]
    public async Task Keys_that_differ_in_case_are_different_keys()
    {
        var bot = await BotAsync();
        var key = FreshKey();
        (await ReportAsync(bot, key + "a")).ShouldBeOk();
        (await ReportAsync(bot, key + "A")).ShouldBeOk();
        Assert.Equal(14, (await CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task A_new_api_key_does_not_make_a_batch_new()
    {
        var bot = await BotAsync();
        var key = FreshKey();
        var first = (await ReportAsync(bot, key)).ShouldBeOk();
        var renewed = await (await OperatorAsync()).RegenerateKeyAsync(bot);
        Assert.Equal(first.Text, (await ReportAsync(renewed, key)).ShouldBeOk().Text);
        Assert.Equal(7, (await CountsAsync(renewed)).TotalCount);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(64)]
    public async Task A_key_has_one_to_sixty_four_characters(int length)
    {
        var bot = await BotAsync();
        var first = (await ReportAsync(bot, new string('k', length))).ShouldBeOk();
        Assert.Equal(first.Text, (await ReportAsync(bot, new string('k', length))).ShouldBeOk().Text);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(65)]
    [InlineData(5000)]
    public async Task A_key_of_another_length_is_refused(int length)
    {
        var bot = await BotAsync();
        (await ReportAsync(bot, new string('k', length))).ShouldBeProblem(400, "validation_failed");
        Assert.Equal(0, (await CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task A_refused_batch_leaves_its_key_free()
    {
        var bot = await BotAsync();
        var key = FreshKey();
        (await bot.ReportOnceAsync(key)).ShouldNameFields("commands");
        Assert.Equal(2, (await ReportAsync(bot, key)).ShouldBeOk().Json.Number("accepted"));
    }

    private static string FreshKey() => Guid.NewGuid().ToString();

    private static Task<PlatformResponse> ReportAsync(RunningBot bot, string key) =>
        bot.ReportOnceAsync(key, new { command = "!hi", count = 3 }, new { command = "!bye", count = 4 });

    private async Task<CommandCounts> CountsAsync(RunningBot bot) => await (await OperatorAsync()).CountsAsync(bot);
}

[Collection(OnEmbedded.Name)]
public sealed class BatchRepeatOnEmbeddedTests(EmbeddedPlatform fixture) : BatchRepeatTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BatchRepeatOnPostgreSqlTests(PostgreSqlPlatform fixture) : BatchRepeatTests(fixture);
