using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Bots;
using Platform.Grains.Storage;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Grains;

[Collection(GrainCollection.Name)]
public sealed class BotGrainTests(GrainCluster cluster)
{
    [Fact]
    public async Task A_bot_admits_exactly_its_hourly_limit_however_many_come_at_once()
    {
        Registered bot = await cluster.CreateBot(perHour: 100);
        BotAdmission[] admissions = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => cluster.Admit(bot)));
        Assert.Equal(100, admissions.Count(admission => admission.Refusal is null));
        Assert.Equal(
            Enumerable.Range(0, 100).Reverse(),
            admissions.Where(admission => admission.Refusal is null).Select(admission => Hour(admission).Remaining).OrderDescending());
        Assert.All(admissions.Where(admission => admission.Refusal is not null), admission => Assert.Equal(ErrorCodes.RateLimited, admission.Refusal!.Code));
    }

    [Fact]
    public async Task A_bot_admits_six_hundred_requests_a_minute_whatever_its_hour_allows()
    {
        Registered bot = await cluster.CreateBot(perHour: 100_000);
        BotAdmission[] admissions = await Task.WhenAll(Enumerable.Range(0, 700).Select(_ => cluster.Admit(bot)));
        Assert.Equal(600, admissions.Count(admission => admission.Refusal is null));
        Assert.Equal(100_000 - 600, Hour(await cluster.Admit(bot)).Remaining);
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await cluster.Admit(bot)).Refusal);
    }

    [Fact]
    public async Task Whoever_waits_as_long_as_he_is_told_is_admitted()
    {
        Registered bot = await cluster.CreateBot(perHour: 2);
        await cluster.Admit(bot);
        cluster.Clock.Advance(TimeSpan.FromSeconds(100.5));
        await cluster.Admit(bot);
        int wait = (await cluster.Admit(bot)).Refusal!.RetryAfterSeconds!.Value;
        Assert.Equal(3_500, wait);
        cluster.Clock.Advance(TimeSpan.FromSeconds(wait - 1));
        Assert.NotNull((await cluster.Admit(bot)).Refusal);
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null((await cluster.Admit(bot)).Refusal);
    }

    [Fact]
    public async Task A_new_limit_counts_on_the_next_request()
    {
        Registered bot = await cluster.CreateBot(perHour: 2);
        await cluster.Admit(bot);
        await cluster.Admit(bot);
        Assert.NotNull((await cluster.Admit(bot)).Refusal);
        await cluster.Do(bot, new SetBotRateLimit(3));
        BotAdmission third = await cluster.Admit(bot);
        Assert.Null(third.Refusal);
        Assert.Equal((3, 0), (Hour(third).Limit, Hour(third).Remaining));
        await cluster.Do(bot, new SetBotRateLimit(1));
        Assert.NotNull((await cluster.Admit(bot)).Refusal);
        Assert.Equal((1, 0), (Hour(await cluster.Admit(bot)).Limit, Hour(await cluster.Admit(bot)).Remaining));
    }

    [Fact]
    public async Task A_bot_that_wakes_up_elsewhere_forgets_nothing_of_its_hour()
    {
        Registered bot = await cluster.CreateBot(perHour: 10);
        for (int request = 0; request < 4; request++)
        {
            cluster.Clock.Advance(TimeSpan.FromSeconds(0.25));
            await cluster.Admit(bot);
        }

        await Sleep(bot);
        BotAdmission admission = await cluster.Admit(bot);
        Assert.Equal(5, Hour(admission).Remaining);
        Assert.Equal(cluster.Clock.GetUtcNow(), (await cluster.Grain(bot).GetSelf()).Value!.Bot.LastActivityAt);
    }

    [Fact]
    public async Task What_a_bot_used_is_written_down_within_five_seconds_and_without_a_write_for_each_request()
    {
        Registered bot = await cluster.CreateBot(perHour: 50);
        int before = WritesOf(bot);
        for (int request = 0; request < 20; request++)
        {
            await cluster.Admit(bot);
        }

        Assert.Equal(before, WritesOf(bot));
        await LetWrite(bot);
        Assert.Equal(before + 1, WritesOf(bot));
        Assert.Equal(29, Hour(await cluster.Admit(bot)).Remaining);
    }

    [Fact]
    public async Task A_bot_that_leaves_memory_long_after_it_was_written_down_gets_its_permits_back_to_the_millisecond()
    {
        Registered bot = await cluster.CreateBot(perHour: 1);
        cluster.Clock.Advance(TimeSpan.FromSeconds(0.1));
        DateTimeOffset free = cluster.Clock.GetUtcNow() + TimeSpan.FromHours(1);
        Assert.Null((await cluster.Admit(bot)).Refusal);
        await LetWrite(bot);
        int before = WritesOf(bot);
        await Sleep(bot);
        Assert.Equal(before + 1, WritesOf(bot));

        // The clock of this cluster counts elapsed time from a long ago, to some microseconds.
        cluster.Clock.Advance(free - cluster.Clock.GetUtcNow() - TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, (await cluster.Admit(bot)).Refusal?.RetryAfterSeconds);
        cluster.Clock.Advance(TimeSpan.FromMilliseconds(2));
        Assert.Null((await cluster.Admit(bot)).Refusal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_write_of_the_limit_that_fails_costs_no_count(bool storesBeforeFailing)
    {
        Registered bot = await cluster.CreateBot(perHour: 50);
        await cluster.Admit(bot);
        cluster.Faults.StoresBeforeFailing = storesBeforeFailing;
        cluster.Faults.Target = cluster.Grain(bot).GetGrainId();
        await LetWrite(bot);
        cluster.Faults.Target = null;
        await cluster.Admit(bot);
        await LetWrite(bot);
        await Sleep(bot);
        Assert.Equal(47, Hour(await cluster.Admit(bot)).Remaining);
    }

    [Fact]
    public async Task A_write_of_the_limit_that_fails_is_tried_again_without_another_request()
    {
        Registered bot = await cluster.CreateBot(perHour: 50);
        await cluster.Admit(bot);
        cluster.Faults.Target = cluster.Grain(bot).GetGrainId();
        await LetWrite(bot);
        cluster.Faults.Target = null;
        await LetWrite(bot);
        int written = WritesOf(bot);
        cluster.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(written, WritesOf(bot));
    }

    [Fact]
    public async Task A_bot_that_nobody_asks_any_more_is_written_once_and_one_that_is_asked_again_once_more()
    {
        Registered bot = await cluster.CreateBot(perHour: 50);
        await cluster.Admit(bot);
        await LetWrite(bot);
        int written = WritesOf(bot);
        cluster.Clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(written, WritesOf(bot));
        await cluster.Admit(bot);
        await LetWrite(bot);
        Assert.Equal(written + 1, WritesOf(bot));
    }

    [Fact]
    public async Task A_bot_leaves_memory_after_the_write_that_is_under_way_and_with_all_it_counted_since()
    {
        Registered bot = await cluster.CreateBot(perHour: 50);
        await cluster.Admit(bot);
        var stored = new TaskCompletionSource();
        cluster.Faults.Hold = stored.Task;
        cluster.Faults.Target = cluster.Grain(bot).GetGrainId();
        try
        {
            await LetWrite(bot);
            await cluster.Admit(bot);
            int before = WritesOf(bot);
            Task asleep = Sleep(bot);
            Assert.Equal(before, WritesOf(bot));
            stored.SetResult();
            await asleep;
            Assert.Equal(before + 1, WritesOf(bot));
        }
        finally
        {
            stored.TrySetResult();
            cluster.Faults.Hold = null;
            cluster.Faults.Target = null;
        }

        Assert.Equal(47, Hour(await cluster.Admit(bot)).Remaining);
    }

    [Fact]
    public async Task A_bot_that_is_deleted_with_counts_that_are_not_written_yet_leaves_no_row_of_them()
    {
        Registered bot = await cluster.CreateBot(perHour: 50);
        await cluster.Admit(bot);
        await LetWrite(bot);
        await cluster.Admit(bot);
        await cluster.Do(bot, new DeleteBot());
        await Sleep(bot);
        var row = new GrainState<BotLimitState>(new BotLimitState());
        await cluster.Services.GetRequiredService<IGrainStorage>().ReadStateAsync(StateNames.BotLimit, cluster.Grain(bot).GetGrainId(), row);
        Assert.False(row.RecordExists);
    }

    [Fact]
    public async Task A_wrong_key_and_that_of_another_bot_are_refused_and_count_nothing()
    {
        Registered bot = await cluster.CreateBot();
        Registered other = await cluster.CreateBot();
        Assert.Equal(ErrorCodes.InvalidApiKey, (await cluster.Grain(bot).Admit(other.Hash)).Refusal?.Code);
        Assert.Equal(ErrorCodes.InvalidApiKey, (await cluster.Grain(bot).Admit(TokenHash.Of(Credential.CreateForBot(bot.Id.Value).Plain))).Refusal?.Code);
        Assert.Equal(999, Hour(await cluster.Admit(bot)).Remaining);
        Assert.Equal((true, false), (await cluster.Grain(bot).Holds(bot.Hash), await cluster.Grain(bot).Holds(other.Hash)));
        Assert.Equal(998, Hour(await cluster.Admit(bot)).Remaining);
    }

    [Fact]
    public async Task Keys_of_bots_that_there_are_not_leave_nothing_in_memory()
    {
        var management = cluster.Grains.GetGrain<IManagementGrain>(0);
        async Task<int> Count() => (await management.GetSimpleGrainStatistics())
            .Where(row => row.GrainType.Contains("BotGrain", StringComparison.Ordinal))
            .Sum(row => row.ActivationCount);
        int before = await Count();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number =>
            cluster.Grains.GetGrain<IBotGrain>(1_000_000 + number).Admit(TokenHash.Of(Credential.CreateForBot(1_000_000 + number).Plain))));
        cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.TrueAsync(async () => await Count() <= before, TimeSpan.FromSeconds(10), () => "the activations are still there");
    }

    [Fact]
    public async Task The_key_of_a_bot_that_there_is_not_is_refused_however_many_bring_it_at_once()
    {
        TokenHash unknown = TokenHash.Of(Credential.CreateForBot(2_000_000).Plain);
        for (int wave = 0; wave < 20; wave++)
        {
            BotAdmission[] admissions = await Task.WhenAll(
                Enumerable.Range(0, 100).Select(_ => Task.Run(() => cluster.Grains.GetGrain<IBotGrain>(2_000_000).Admit(unknown))));
            Assert.All(admissions, admission => Assert.Equal(ErrorCodes.InvalidApiKey, admission.Refusal?.Code));
        }
    }

    [Fact]
    public async Task A_new_key_kills_the_old_one()
    {
        Registered bot = await cluster.CreateBot();
        BotActOutcome outcome = await cluster.Do(bot, new RegenerateBotKey());
        Assert.Equal(ErrorCodes.InvalidApiKey, (await cluster.Admit(bot)).Refusal?.Code);
        Assert.Null((await cluster.Admit(bot with { Key = outcome.ApiKey!.Value })).Refusal);
    }

    [Fact]
    public async Task An_old_key_that_is_kept_works_beside_the_new_one_until_its_time_is_over()
    {
        Registered bot = await cluster.CreateBot();
        BotActOutcome outcome = await cluster.Do(bot, new RegenerateBotKey(TimeSpan.FromMinutes(10)));
        Assert.Null((await cluster.Admit(bot)).Refusal);
        Assert.Null((await cluster.Admit(bot with { Key = outcome.ApiKey!.Value })).Refusal);
        cluster.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(ErrorCodes.InvalidApiKey, (await cluster.Admit(bot)).Refusal?.Code);
        Assert.Null((await cluster.Admit(bot with { Key = outcome.ApiKey!.Value })).Refusal);
    }

    [Fact]
    public async Task The_next_new_key_kills_an_old_one_that_was_kept()
    {
        Registered bot = await cluster.CreateBot();
        await cluster.Do(bot, new RegenerateBotKey(TimeSpan.FromMinutes(10)));
        BotActOutcome outcome = await cluster.Do(bot, new RegenerateBotKey());
        Assert.Equal(ErrorCodes.InvalidApiKey, (await cluster.Admit(bot)).Refusal?.Code);
        Assert.Null((await cluster.Admit(bot with { Key = outcome.ApiKey!.Value })).Refusal);
    }

    [Fact]
    public async Task A_rehearsed_new_key_leaves_the_old_one_in_force()
    {
        Registered bot = await cluster.CreateBot();
        Result<BotActOutcome> rehearsed = await cluster.Act(bot, new RegenerateBotKey(), dryRun: true);
        Assert.Null(rehearsed.Value!.ApiKey);
        Assert.Null((await cluster.Admit(bot)).Refusal);
    }

    [Fact]
    public async Task An_inactive_bot_takes_of_its_minute_and_not_of_its_hour()
    {
        Registered bot = await cluster.CreateBot();
        await cluster.Do(bot, new DisableBot(EndsSessions: false));
        BotAdmission admission = await cluster.Admit(bot);
        Assert.Equal((null, ErrorCodes.BotInactive), (admission.Refusal, admission.Suspension?.Code));
        Assert.Equal([599, 1_000], admission.Limits.Select(limit => limit.Remaining));
        await cluster.Do(bot, new EnableBot());
        Assert.Null((await cluster.Admit(bot)).Suspension);
    }

    [Fact]
    public async Task The_owners_ban_counts_on_the_next_request_and_ends_with_it()
    {
        Registered bot = await cluster.CreateBot();
        await cluster.Admit(bot);
        Assert.Null((await cluster.Act(bot.Operator, bot.Owner, new BanUser { Reason = "test", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) })).Refusal);
        Refusal suspension = (await cluster.Admit(bot)).Suspension!;
        Assert.Equal((ErrorCodes.BotOwnerBanned, 3_600), (suspension.Code, suspension.RemainingSeconds));
        cluster.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Null((await cluster.Admit(bot)).Suspension);
    }

    [Fact]
    public async Task The_owners_timeout_leaves_his_bots_alone()
    {
        Registered bot = await cluster.CreateBot();
        Assert.Null((await cluster.Act(bot.Operator, bot.Owner, new TimeOutUser { Reason = "test", End = new PunishmentEnd(null, TimeSpan.FromHours(1)) })).Refusal);
        Assert.Null((await cluster.Admit(bot)).Suspension);
    }

    [Fact]
    public async Task Bots_of_a_deleted_user_are_inactive_and_cannot_be_enabled_until_they_are_given_away()
    {
        Registered bot = await cluster.CreateBot();
        Assert.Null((await cluster.Act(bot.Operator, bot.Owner, new DeleteUser { Reason = "test" })).Refusal);
        Assert.Equal(ErrorCodes.BotInactive, (await cluster.Admit(bot)).Suspension?.Code);
        Assert.False((await cluster.Grain(bot).GetSelf()).Value!.Bot.IsActive);
        Assert.Equal(ErrorCodes.Conflict, (await cluster.Act(bot, new EnableBot())).Refusal?.Code);
        await cluster.Do(bot, new SetBotOwner(bot.Operator.Profile.Id.ToString()));
        await cluster.Do(bot, new EnableBot());
        Assert.Null((await cluster.Admit(bot)).Suspension);
    }

    [Fact]
    public async Task A_deleted_bot_is_nowhere()
    {
        Registered bot = await cluster.CreateBot();
        BotActOutcome outcome = await cluster.Do(bot, new DeleteBot());
        Assert.Null(outcome.After);
        Assert.Equal(ErrorCodes.InvalidApiKey, (await cluster.Admit(bot)).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await cluster.Grain(bot).GetSight(null)).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await cluster.BotConsole().Show(bot.Operator.Token, bot.Id.ToString())).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await cluster.BotConsole().Show(bot.Operator.Token, bot.View.Name)).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await cluster.Act(bot, new EnableBot())).Refusal?.Code);
    }

    [Fact]
    public async Task A_report_with_a_bad_field_changes_nothing()
    {
        Registered bot = await cluster.CreateBot();
        Result<BotTimes> refused = await cluster.Grain(bot).Update(new BotUpdate { Name = "New name", Users = -1 });
        Assert.Equal(["users"], refused.Refusal!.Fields.Keys);
        Assert.Equal(bot.View, (await cluster.Grain(bot).GetSelf()).Value!.Bot);
        Assert.Null((await cluster.Grain(bot).Update(new BotUpdate { Name = "New name", Users = 5, Groups = 6, LatencyMs = 7 })).Refusal);
        BotView after = (await cluster.Grain(bot).GetSelf()).Value!.Bot;
        Assert.Equal(("New name", 5, 6, 7), (after.Name, after.Users, after.Groups, after.LatencyMs));
    }

    [Fact]
    public async Task A_session_of_an_operator_sees_all_of_a_bot_and_others_what_anyone_does()
    {
        Registered bot = await cluster.CreateBot();
        Assert.Equal(bot.View, (await cluster.Grain(bot).GetSight(GrainInterfaces.Sessions.SessionKey.Of(bot.Operator.Token))).Value!.Full);
        Assert.Null((await cluster.Grain(bot).GetSight(GrainInterfaces.Sessions.SessionKey.Of(bot.Owner.Token))).Value!.Full);
        Assert.Equal(bot.View.ToPublic(), (await cluster.Grain(bot).GetSight(null)).Value!.Public);
    }

    private static LimitReading Hour(BotAdmission admission) => admission.Limits.Single(limit => limit.Policy == LimitPolicies.BotHour);

    private int WritesOf(Registered bot) => cluster.Faults.WritesOf(cluster.Grain(bot).GetGrainId());

    private async Task LetWrite(Registered bot)
    {
        int before = WritesOf(bot);
        await Eventually.TrueAsync(
            () =>
            {
                // A turn during which another test's bot is still being written is put off to the next.
                cluster.Clock.Advance(TimeSpan.FromSeconds(5));
                return WritesOf(bot) > before;
            },
            TimeSpan.FromSeconds(30),
            () => "nothing was written");
    }

    private Task Sleep(Registered bot) => cluster.Sleep(cluster.Grain(bot));
}
