using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary>When a bot's key does not work (reference.md, sections 2 and 5): inactive, owner banned, deleted.</summary>
public abstract class BotSuspensionTests(PlatformFixture fixture) : BotTests(fixture)
{
    [Fact]
    public async Task An_inactive_bots_key_is_refused_wherever_a_bot_may_call()
    {
        var bot = await BotAsync();
        (await bot.MeAsync()).ShouldBeOk();
        await ActAsync(bot, new DisableBot(false));
        await ShouldBeRefusedEverywhereAsync(bot, "bot_inactive");
        await ActAsync(bot, new EnableBot());
        (await bot.MeAsync()).ShouldBeOk();
    }

    [Fact]
    public async Task A_ban_of_the_owner_closes_his_bots_keys_at_once()
    {
        var owner = await Platform.SignInAsync();
        RunningBot[] bots = [await BotAsync(owner), await BotAsync(owner)];
        var another = await BotAsync(await Platform.SignInAsync());
        await ActAsync(owner, new BanUser { Reason = "spam" });
        foreach (var bot in bots)
        {
            await ShouldBeRefusedEverywhereAsync(bot, "bot_owner_banned");
        }

        (await another.MeAsync()).ShouldBeOk();
        await ActAsync(owner, new LiftBans());
        foreach (var bot in bots)
        {
            (await bot.MeAsync()).ShouldBeOk();
        }
    }

    [Fact]
    public async Task A_ban_with_an_end_opens_them_by_itself()
    {
        var owner = await Platform.SignInAsync();
        var bot = await BotAsync(owner);
        await ActAsync(owner, new BanUser { Reason = "spam", End = new PunishmentEnd(null, TimeSpan.FromSeconds(4)) });
        (await bot.MeAsync()).ShouldBeProblem(403, "bot_owner_banned");
        await Eventually.TrueAsync(
            async () => (await bot.MeAsync()).Status == 200, TimeSpan.FromSeconds(30), () => "the key works no more after the ban's end");
    }

    [Fact]
    public async Task A_timeout_of_the_owner_leaves_his_bots_alone()
    {
        var owner = await Platform.SignInAsync();
        var bot = await BotAsync(owner);
        await ActAsync(owner, new TimeOutUser { Reason = "loud", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) });
        (await bot.MeAsync()).ShouldBeOk();
    }

    [Fact]
    public async Task A_bot_that_changes_hands_goes_by_its_new_owner()
    {
        var banned = await Platform.SignInAsync();
        var free = await Platform.SignInAsync();
        var bot = await BotAsync(banned);
        await ActAsync(banned, new BanUser { Reason = "spam" });
        (await bot.MeAsync()).ShouldBeProblem(403, "bot_owner_banned");
        await ActAsync(bot, new SetBotOwner(free.Username));
        (await bot.MeAsync()).ShouldBeOk();
        await ActAsync(banned, new LiftBans());
        await ActAsync(free, new BanUser { Reason = "spam" });
        (await bot.MeAsync()).ShouldBeProblem(403, "bot_owner_banned");
    }

    [Fact]
    public async Task A_deleted_bots_key_is_no_key()
    {
        var bot = await BotAsync();
        (await bot.MeAsync()).ShouldBeOk();
        await ActAsync(bot, new DeleteBot());
        (await bot.MeAsync()).ShouldBeProblem(401, "invalid_api_key");
        (await bot.Client.GetAsync("/v1/bots")).ShouldBeProblem(401, "invalid_api_key");
    }

    [Fact]
    public async Task The_bots_of_a_deleted_user_are_put_out_of_work()
    {
        var owner = await Platform.SignInAsync();
        var bot = await BotAsync(owner, ratePerHour: 100_000);
        await ActAsync(owner, new DeleteUser { Reason = "asked" });
        PlatformResponse? last = null;
        await Eventually.TrueAsync(
            async () => (last = await bot.MeAsync()).Status == 403, TimeSpan.FromSeconds(90), () => "the key of a deleted user's bot works on");
        last!.ShouldBeProblem(403, "bot_inactive");
    }

    [Fact]
    public async Task A_new_key_does_not_put_an_inactive_bot_to_work()
    {
        var bot = await BotAsync();
        await ActAsync(bot, new DisableBot(false));
        var renewed = await (await OperatorAsync()).RegenerateKeyAsync(bot);
        (await renewed.MeAsync()).ShouldBeProblem(403, "bot_inactive");
    }

    private async Task ShouldBeRefusedEverywhereAsync(RunningBot bot, string code)
    {
        var user = await Platform.SignInAsync();
        (await bot.MeAsync()).ShouldBeProblem(403, code);
        (await bot.UpdateAsync(new { users = 1 })).ShouldBeProblem(403, code);
        (await bot.ReportAsync(new { command = "!hi", count = 1 })).ShouldBeProblem(403, code);
        (await bot.Client.GetAsync($"/v1/bot/users/{user.Id}")).ShouldBeProblem(403, code);
        (await bot.Client.PostAsync($"/v1/bot/users/{user.Id}/update", new { platform_username = "zoe" })).ShouldBeProblem(403, code);
        (await bot.LoginCodeAsync(user.Identity)).ShouldBeProblem(403, code);
        (await bot.SendCodeAsync(user.Identity)).ShouldBeProblem(403, code);
        (await bot.Client.GetAsync("/v1/bots")).ShouldBeProblem(403, code);
        (await bot.Client.GetAsync($"/v1/bots/{bot.Id}")).ShouldBeProblem(403, code);
        (await bot.Client.GetAsync($"/v1/users/{user.Id}")).ShouldBeProblem(403, code);
        Assert.True(Assert.Single((await user.MeAsync()).Json.GetProperty("linked_platforms").EnumerateArray()).IsNull("platform_username"));
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BotSuspensionOnEmbeddedTests(EmbeddedPlatform fixture) : BotSuspensionTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotSuspensionOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotSuspensionTests(fixture);
