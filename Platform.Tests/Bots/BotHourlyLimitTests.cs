using Platform.GrainInterfaces.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary>A bot's own limit an hour (reference.md, section 1, "Rate limits").</summary>
public abstract class BotHourlyLimitTests(PlatformFixture fixture) : BotTests(fixture)
{
    private const string Hour = "bot-hour";
    private const string Minute = "bot";

    [Fact]
    public async Task Of_twice_as_many_parallel_requests_exactly_the_limit_is_accepted()
    {
        const int Limit = 75;
        var bot = await BotAsync(ratePerHour: Limit);
        var answers = await Task.WhenAll(Enumerable.Range(0, 2 * Limit).Select(_ => Task.Run(bot.MeAsync)));
        var accepted = answers.Where(answer => answer.Status == 200).ToArray();
        Assert.Equal(Enumerable.Range(0, Limit), accepted.Select(answer => Left(answer, Hour)).Order());
        Assert.All(answers.Except(accepted), answer => answer.ShouldBeProblem(429, "rate_limited"));
    }

    [Fact]
    public async Task Both_policies_are_told_and_the_nearer_one_in_short()
    {
        var near = LimitHeaders.Of((await (await BotAsync(ratePerHour: 10)).MeAsync()).ShouldBeOk());
        Assert.Equal(new LimitHeaders.Policy(600, 60), near.Policies[Minute]);
        Assert.Equal(new LimitHeaders.Policy(10, 3600), near.Policies[Hour]);
        Assert.Equal(599, near.Remainders[Minute].Left);
        Assert.Equal(9, near.Remainders[Hour].Left);
        Assert.InRange(near.Remainders[Hour].Seconds, 1, 3600);
        Assert.Equal((10, 9), (near.Limit, near.Remaining));
        Assert.InRange(near.ResetSeconds, 1, 3600);

        var far = LimitHeaders.Of((await (await BotAsync(ratePerHour: 100_000)).MeAsync()).ShouldBeOk());
        Assert.Equal(99_999, far.Remainders[Hour].Left);
        Assert.Equal((600, 599), (far.Limit, far.Remaining));
        Assert.InRange(far.ResetSeconds, 1, 60);
    }

    [Fact]
    public async Task The_limit_falls_by_one_a_request_to_zero_and_then_refuses()
    {
        var bot = await BotAsync(ratePerHour: 5);
        for (var left = 4; left >= 0; left--)
        {
            Assert.Equal(left, Left((await bot.MeAsync()).ShouldBeOk(), Hour));
        }

        var refused = await bot.MeAsync();
        refused.ShouldBeProblem(429, "rate_limited");
        Assert.InRange(refused.RetryAfter(), 3_500, 3_600);
        Assert.Equal(0, Left(refused, Hour));
        Assert.Equal(0, LimitHeaders.Of(refused).Remaining);
    }

    [Fact]
    public async Task Refused_requests_do_not_count()
    {
        var bot = await BotAsync(ratePerHour: 3);
        await SpendAsync(bot, 3);
        for (var request = 0; request < 20; request++)
        {
            (await bot.MeAsync()).ShouldBeProblem(429, "rate_limited");
        }

        await SetLimitAsync(bot, 6);
        await SpendAsync(bot, 3);
        (await bot.MeAsync()).ShouldBeProblem(429, "rate_limited");
    }

    [Fact]
    public async Task A_raised_limit_counts_on_the_next_request()
    {
        var bot = await BotAsync(ratePerHour: 4);
        await SpendAsync(bot, 4);
        (await bot.MeAsync()).ShouldBeProblem(429, "rate_limited");
        await SetLimitAsync(bot, 10);
        var accepted = LimitHeaders.Of((await bot.MeAsync()).ShouldBeOk());
        Assert.Equal(10, accepted.Policies[Hour].Quota);
        Assert.Equal(5, accepted.Remainders[Hour].Left);
    }

    [Fact]
    public async Task A_lowered_limit_counts_on_the_next_request()
    {
        var bot = await BotAsync(ratePerHour: 20);
        await SpendAsync(bot, 8);
        await SetLimitAsync(bot, 10);
        Assert.Equal(1, Left((await bot.MeAsync()).ShouldBeOk(), Hour));
        await SetLimitAsync(bot, 5);
        var refused = await bot.MeAsync();
        refused.ShouldBeProblem(429, "rate_limited");
        Assert.Equal(5, LimitHeaders.Of(refused).Policies[Hour].Quota);
        Assert.Equal(0, Left(refused, Hour));
    }

    [Fact]
    public async Task A_bot_sees_its_limit_in_its_own_profile()
    {
        var bot = await BotAsync(ratePerHour: 50);
        await SpendAsync(bot, 2);
        var answer = (await bot.MeAsync()).ShouldBeOk();
        var limit = answer.Json.GetProperty("rate_limit");
        limit.ShouldHaveExactly("limit", "remaining", "reset_seconds");
        Assert.Equal(50, limit.Number("limit"));
        Assert.Equal(47, limit.Number("remaining"));
        Assert.Equal(47, Left(answer, Hour));
        Assert.InRange(limit.Number("reset_seconds"), 1, 3600);
    }

    [Fact]
    public async Task An_unchanged_answer_costs_one_unit_too()
    {
        var bot = await BotAsync(ratePerHour: 10);
        var tag = (await bot.Client.GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Header("ETag");
        var unchanged = await (bot.Client with { IfNoneMatch = tag }).GetAsync($"/v1/bots/{bot.Id}");
        unchanged.ShouldHaveStatus(304);
        Assert.Equal(8, Left(unchanged, Hour));
    }

    [Fact]
    public async Task What_a_rule_refuses_costs_one_unit_too()
    {
        var bot = await BotAsync(ratePerHour: 10);
        Assert.Equal(9, Left(await bot.UpdateAsync(new { name = "x" }), Hour));
        Assert.Equal(8, Left(await bot.Client.PostTextAsync("/v1/bot/batch", "{"), Hour));
        Assert.Equal(7, Left(await bot.Client.GetAsync("/v1/bot/users/999999999"), Hour));
        Assert.Equal(6, Left((await bot.MeAsync()).ShouldBeOk(), Hour));
    }

    [Fact]
    public async Task A_batch_of_many_items_costs_one_unit()
    {
        var bot = await BotAsync(ratePerHour: 10);
        object[] commands = [.. Enumerable.Range(0, 500).Select(_ => new { command = "!hi", count = 3 })];
        Assert.Equal(9, Left((await bot.ReportAsync(commands)).ShouldBeOk(), Hour));
    }

    [Fact]
    public async Task A_new_key_brings_no_new_limit()
    {
        var bot = await BotAsync(ratePerHour: 3);
        await SpendAsync(bot, 3);
        var renewed = await (await OperatorAsync()).RegenerateKeyAsync(bot);
        (await renewed.MeAsync()).ShouldBeProblem(429, "rate_limited");
    }

    [Fact]
    public async Task Two_bots_of_one_owner_do_not_spend_each_other()
    {
        var first = await BotAsync(ratePerHour: 3);
        var second = await BotAsync(ratePerHour: 3);
        await SpendAsync(first, 3);
        Assert.Equal(2, Left((await second.MeAsync()).ShouldBeOk(), Hour));
    }

    private static int Left(PlatformResponse answer, string policy) => LimitHeaders.Of(answer).Remainders[policy].Left;

    private static async Task SpendAsync(RunningBot bot, int requests)
    {
        for (var request = 0; request < requests; request++)
        {
            (await bot.MeAsync()).ShouldBeOk();
        }
    }

    private Task SetLimitAsync(RunningBot bot, int limit) => ActAsync(bot, new SetBotRateLimit(limit));
}

[Collection(OnEmbedded.Name)]
public sealed class BotHourlyLimitOnEmbeddedTests(EmbeddedPlatform fixture) : BotHourlyLimitTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotHourlyLimitOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotHourlyLimitTests(fixture);
