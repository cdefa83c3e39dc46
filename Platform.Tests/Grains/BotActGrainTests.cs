using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;

namespace Platform.Tests.Grains;

/// <summary>What operators do to bots: one entry each in the audit log.</summary>
[Collection(GrainCollection.Name)]
public sealed class BotActGrainTests(GrainCluster cluster)
{
    [Fact]
    public async Task Every_act_is_entered_once_and_so_is_every_refused_one()
    {
        Registered bot = await cluster.CreateBot();
        SignedIn heir = await cluster.SignIn();
        await cluster.Do(bot, new SetBotType(BotType.Verified));
        await cluster.Do(bot, new SetBotType(BotType.Official));
        await cluster.Do(bot, new SetBotType(BotType.Community));
        await cluster.Do(bot, new SetBotOwner(heir.Profile.Username));
        await cluster.Do(bot, new SetBotRateLimit(5));
        await cluster.Do(bot, new RegenerateBotKey());
        await cluster.Do(bot, new DisableBot(EndsSessions: false));
        Assert.NotNull((await cluster.Act(bot, new DisableBot(EndsSessions: false))).Refusal);
        Assert.NotNull((await cluster.Act(bot, new DisableBot(EndsSessions: false), dryRun: true)).Refusal);
        await cluster.Do(bot, new EnableBot());
        await cluster.Do(bot, new ResetBotStatistics());
        await cluster.Do(bot, new DeleteBot());
        Assert.Equal(
            [
                (AuditEvents.BotCreate, "done"),
                (AuditEvents.BotVerify, "done"),
                (AuditEvents.BotUpdate, "done"),
                (AuditEvents.BotUnverify, "done"),
                (AuditEvents.BotUpdate, "done"),
                (AuditEvents.BotUpdate, "done"),
                (AuditEvents.BotKey, "done"),
                (AuditEvents.BotUpdate, "done"),
                (AuditEvents.BotUpdate, "refused"),
                (AuditEvents.BotUpdate, "done"),
                (AuditEvents.BotUpdate, "done"),
                (AuditEvents.BotDelete, "done"),
            ],
            (await Audited(bot)).Select(entry => (entry.Event, entry.Outcome)));
    }

    [Fact]
    public async Task Users_may_neither_look_at_bots_nor_do_anything_to_them()
    {
        Registered bot = await cluster.CreateBot();
        IBotConsoleGrain console = cluster.BotConsole();
        string id = bot.Id.ToString();
        Assert.Equal(ErrorCodes.Forbidden, (await console.List(bot.Owner.Token, null)).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await console.Show(bot.Owner.Token, id)).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await console.GetStatistics(bot.Owner.Token, id)).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await console.Act(bot.Owner.Token, id, new RegenerateBotKey(), dryRun: false)).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await console.Create(bot.Owner.Token, new CreateBot("Helper", id, "test", null), dryRun: false)).Refusal?.Code);
        Assert.Null((await cluster.Admit(bot)).Refusal);
    }

    [Fact]
    public async Task A_rehearsal_changes_nothing_and_is_not_entered()
    {
        Registered bot = await cluster.CreateBot();
        Result<BotActOutcome> rehearsed = await cluster.Act(bot, new SetBotRateLimit(5), dryRun: true);
        Assert.Equal((1_000, 5), (rehearsed.Value!.Before.RateLimitPerHour, rehearsed.Value.After!.RateLimitPerHour));
        Assert.Equal(1_000, (await cluster.Admit(bot)).Limits[1].Limit);
        Result<CreatedBot> created = await cluster.BotConsole().Create(
            bot.Operator.Token, new CreateBot("Helper", bot.Owner.Profile.Id.ToString(), "test", null), dryRun: true);
        Assert.Equal((0, null), (created.Value!.Bot.Id.Value, created.Value.ApiKey));
        Assert.Single(await Audited(bot));
    }

    [Fact]
    public async Task A_bot_is_found_by_its_name_in_any_case_unless_several_bear_it()
    {
        Registered bot = await cluster.CreateBot();
        IBotConsoleGrain console = cluster.BotConsole();
        Assert.Equal(bot.Id, (await console.Show(bot.Operator.Token, bot.View.Name.ToUpperInvariant())).Value!.Id);
        CreateBot twin = new(bot.View.Name.ToUpperInvariant(), bot.Owner.Profile.Id.ToString(), "test", null);
        BotView other = (await console.Create(bot.Operator.Token, twin, dryRun: false)).Value!.Bot;
        Refusal refusal = (await console.Show(bot.Operator.Token, bot.View.Name)).Refusal!;
        Assert.Equal(ErrorCodes.Conflict, refusal.Code);
        Assert.Contains($"{bot.Id}, {other.Id}", refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operator_sees_a_users_bots_with_him()
    {
        Registered bot = await cluster.CreateBot();
        UserDetails details = (await cluster.Grains.GetGrain<IUserConsoleGrain>(0).Show(bot.Operator.Token, bot.Owner.Profile.Username)).Value!;
        Assert.Equal(bot.View, Assert.Single(details.Bots));
    }

    [Fact]
    public async Task A_bot_for_nobody_is_refused_and_the_attempt_entered()
    {
        SignedIn owner = await cluster.SignInOwner();
        string name = $"For nobody {owner.Profile.Id}";
        Result<CreatedBot> created = await cluster.BotConsole().Create(owner.Token, new CreateBot(name, "nobody.here", "test", null), dryRun: false);
        Assert.Equal(ErrorCodes.NotFound, created.Refusal?.Code);
        AuditEntryView entry = Assert.Single(await Audited(name));
        Assert.Equal((AuditEvents.BotCreate, "refused", owner.Profile.Id), (entry.Event, entry.Outcome, entry.ActorId));
    }

    private Task<IReadOnlyList<AuditEntryView>> Audited(Registered bot) => Audited(bot.Id.ToString());

    private async Task<IReadOnlyList<AuditEntryView>> Audited(string target) =>
        [.. (await cluster.Services.GetRequiredService<IAuditLog>().ListAsync(
            new AuditFilter(null, AuditTargets.Bot, target, null, null, null, 100), CancellationToken.None)).Reverse()];
}
