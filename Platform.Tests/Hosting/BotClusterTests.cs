using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>Bots that come in by several gateways are one bot each (reference.md, sections 1 and 11).</summary>
public sealed class BotClusterTests(TwoSilosAndTwoGateways cluster) : IClassFixture<TwoSilosAndTwoGateways>
{
    [Fact]
    public async Task An_hourly_limit_is_exact_over_all_entrances()
    {
        const int Limit = 100;
        var bot = await BotAsync(ratePerHour: Limit);
        var answers = await AtOnceAsync(bot, 2 * Limit, entrance => entrance.MeAsync());
        var accepted = answers.Where(answer => answer.Status == 200).ToArray();
        Assert.Equal(Enumerable.Range(0, Limit), accepted.Select(answer => LimitHeaders.Of(answer).Remainders["bot-hour"].Left).Order());
        Assert.All(answers.Except(accepted), answer => answer.ShouldBeProblem(429, "rate_limited"));
    }

    [Fact]
    public async Task A_replaced_key_is_dead_at_every_entrance_on_the_answer()
    {
        var operators = await cluster.OperatorAsync();
        for (var round = 0; round < 5; round++)
        {
            var bot = await WarmAsync(await BotAsync());
            var renewed = await operators.RegenerateKeyAsync(bot);
            await ShouldAllAsync(bot, answer => answer.ShouldBeProblem(401, "invalid_api_key"));
            await ShouldAllAsync(renewed, answer => answer.ShouldBeOk());
        }
    }

    [Fact]
    public async Task A_disabled_bot_is_refused_at_every_entrance_on_the_answer()
    {
        var operators = await cluster.OperatorAsync();
        for (var round = 0; round < 5; round++)
        {
            var bot = await WarmAsync(await BotAsync());
            await operators.ActAsync(bot, new DisableBot(false));
            await ShouldAllAsync(bot, answer => answer.ShouldBeProblem(403, "bot_inactive"));
            await operators.ActAsync(bot, new EnableBot());
            await ShouldAllAsync(bot, answer => answer.ShouldBeOk());
        }
    }

    [Fact]
    public async Task A_ban_of_the_owner_is_felt_at_every_entrance_on_the_answer()
    {
        var operators = await cluster.OperatorAsync();
        for (var round = 0; round < 3; round++)
        {
            var owner = await cluster.Entrances[round].SignInAsync();
            var bot = await WarmAsync(await operators.BotAsync(owner));
            await operators.ActAsync(owner, new BanUser { Reason = "spam" });
            await ShouldAllAsync(bot, answer => answer.ShouldBeProblem(403, "bot_owner_banned"));
            await operators.ActAsync(owner, new LiftBans());
            await ShouldAllAsync(bot, answer => answer.ShouldBeOk());
        }
    }

    [Fact]
    public async Task A_batch_that_comes_in_everywhere_at_once_counts_once()
    {
        var bot = await BotAsync();
        var key = Guid.NewGuid().ToString();
        var answers = await AtOnceAsync(bot, 40, entrance => entrance.ReportOnceAsync(key, new { command = "!hi", count = 3 }));
        Assert.Single(answers.Select(answer => answer.ShouldBeOk().Text).Distinct());
        Assert.Equal(3, (await (await cluster.OperatorAsync()).CountsAsync(bot)).TotalCount);
    }

    [Fact]
    public async Task A_code_shown_at_one_entrance_is_good_at_another()
    {
        var bot = await BotAsync();
        var user = await cluster.Entrances[0].SignInAsync();
        var sent = (await bot.At(cluster.Entrances[2].Address).SendCodeAsync(user.Identity)).ShouldBeOk().Json.Text("code")!;
        Assert.Equal(sent, (await bot.At(cluster.Entrances[3].Address).SendCodeAsync(user.Identity)).ShouldBeOk().Json.Text("code"));
        (await cluster.Entrances[1].Visitor().VerifyAsync(sent)).ShouldBeOk();
    }

    [Fact]
    public async Task What_a_bot_says_at_one_entrance_shows_at_every_other()
    {
        var bot = await BotAsync();
        var name = Names.Fresh();
        (await bot.At(cluster.Entrances[2].Address).UpdateAsync(new { name })).ShouldBeOk();
        foreach (var entrance in cluster.Entrances)
        {
            Assert.Equal(name, (await entrance.Visitor().GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Json.Text("name"));
        }
    }

    private async Task<RunningBot> BotAsync(long? ratePerHour = null) => await (await cluster.OperatorAsync()).BotAsync(ratePerHour: ratePerHour);

    /// <summary>The bot, known at every entrance.</summary>
    private async Task<RunningBot> WarmAsync(RunningBot bot)
    {
        await ShouldAllAsync(bot, answer => answer.ShouldBeOk());
        return bot;
    }

    private async Task ShouldAllAsync(RunningBot bot, Action<PlatformResponse> be)
    {
        foreach (var entrance in cluster.Entrances)
        {
            be(await bot.At(entrance.Address).MeAsync());
        }
    }

    private Task<PlatformResponse[]> AtOnceAsync(RunningBot bot, int requests, Func<RunningBot, Task<PlatformResponse>> request)
    {
        RunningBot[] everywhere = [.. cluster.Entrances.Select(entrance => bot.At(entrance.Address))];
        return Task.WhenAll(Enumerable.Range(0, requests).Select(number => Task.Run(() => request(everywhere[number % everywhere.Length]))));
    }
}
