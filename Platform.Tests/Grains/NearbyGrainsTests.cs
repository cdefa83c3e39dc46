using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Grains;

/// <summary>Whoever passes a grain by is admitted as by the grain itself, and by one and the same count.</summary>
[Collection(GrainCollection.Name)]
public sealed class NearbyGrainsTests(GrainCluster cluster)
{
    private INearbyGrains Nearby => cluster.Services.GetRequiredService<INearbyGrains>();

    [Fact]
    public async Task A_session_is_called_once_and_then_passed_by_for_less_than_a_minute()
    {
        SignedIn person = await cluster.SignIn();
        var key = SessionKey.Of(person.Token);
        Assert.Null(Nearby.Admit(key, withProfile: false));
        SessionAdmission called = await cluster.Session(person.Token).Admit();
        Assert.Equal(called with { Limit = called.Limit! with { Remaining = 118 } }, Nearby.Admit(key, withProfile: false));
        Assert.Equal(117, (await cluster.Session(person.Token).Admit()).Limit!.Remaining);

        cluster.Clock.Advance(TimeSpan.FromSeconds(44));
        Assert.Equal(116, Nearby.Admit(key, withProfile: false)!.Limit!.Remaining);
        cluster.Clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Null(Nearby.Admit(key, withProfile: false));
        await cluster.Session(person.Token).Admit();
        Assert.NotNull(Nearby.Admit(key, withProfile: false));
    }

    [Fact]
    public async Task Calls_and_those_who_pass_by_use_up_one_limit_together()
    {
        SignedIn person = await cluster.SignIn();
        var key = SessionKey.Of(person.Token);
        await cluster.Session(person.Token).Admit();
        Task<SessionAdmission>[] calls = [.. Enumerable.Range(0, 100).Select(_ => cluster.Session(person.Token).Admit())];
        SessionAdmission[] passing = [.. Enumerable.Range(0, 100).AsParallel().Select(_ => Nearby.Admit(key, withProfile: false)!)];
        SessionAdmission[] all = [.. await Task.WhenAll(calls), .. passing];
        Assert.Equal(Enumerable.Range(0, 119).Reverse(), all.Where(one => one.Refusal is null).Select(one => one.Limit!.Remaining).OrderDescending());
        Assert.All(all.Where(one => one.Refusal is not null), one => Assert.Equal(ErrorCodes.RateLimited, one.Refusal!.Code));
    }

    [Fact]
    public async Task A_session_shows_its_user_to_himself_as_soon_as_he_is_in_memory()
    {
        SignedIn person = await cluster.SignIn();
        await cluster.User(person).GetProfile();
        await cluster.Session(person.Token).Admit();
        cluster.Clock.Advance(TimeSpan.FromSeconds(10));
        UserProfile shown = Nearby.Admit(SessionKey.Of(person.Token), withProfile: true)!.OwnProfile!;
        Assert.Equal((person.Profile.Id, cluster.Clock.GetUtcNow()), (shown.Id, shown.LastActivityAt));
        Assert.Null(Nearby.Admit(SessionKey.Of(person.Token), withProfile: false)!.OwnProfile);
    }

    [Fact]
    public async Task A_ban_ends_what_passes_by_before_it_answers()
    {
        SignedIn person = await cluster.SignIn();
        SignedIn owner = await cluster.SignInOwner();
        await cluster.Session(person.Token).Admit();
        Assert.NotNull(Nearby.Admit(SessionKey.Of(person.Token), withProfile: false));
        Assert.Null((await cluster.Act(owner, person, new BanUser { Reason = "test" })).Refusal);
        Assert.Null(Nearby.Admit(SessionKey.Of(person.Token), withProfile: false));
    }

    [Fact]
    public async Task A_timeout_shows_on_the_next_request_and_ends_with_the_clock()
    {
        SignedIn person = await cluster.SignIn();
        SignedIn owner = await cluster.SignInOwner();
        await cluster.Session(person.Token).Admit();
        Assert.Null((await cluster.Act(owner, person, new TimeOutUser { Reason = "test", End = new PunishmentEnd(null, TimeSpan.FromSeconds(30)) })).Refusal);
        Assert.Equal(AccountState.Timeout, Nearby.Admit(SessionKey.Of(person.Token), withProfile: false)!.Principal!.Restriction!.State);
        cluster.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Null(Nearby.Admit(SessionKey.Of(person.Token), withProfile: false)!.Principal!.Restriction);
    }

    [Fact]
    public async Task A_session_that_leaves_memory_is_called_again()
    {
        SignedIn person = await cluster.SignIn();
        await cluster.Session(person.Token).Admit();
        await cluster.Sleep(cluster.Session(person.Token));
        Assert.Null(Nearby.Admit(SessionKey.Of(person.Token), withProfile: false));
    }

    [Fact]
    public async Task When_a_session_was_used_last_counts_those_who_passed_it_by()
    {
        SignedIn person = await cluster.SignIn();
        await cluster.Session(person.Token).Admit();
        cluster.Clock.Advance(TimeSpan.FromSeconds(45));
        DateTimeOffset used = cluster.Clock.GetUtcNow();
        Nearby.Admit(SessionKey.Of(person.Token), withProfile: false);
        cluster.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(used, Assert.Single((await cluster.User(person).GetSessions(SessionKey.Of(person.Token))).Value!.Sessions).LastUsedAt);
    }

    [Fact]
    public async Task A_bot_is_passed_by_until_its_counts_are_written_down()
    {
        Registered bot = await cluster.CreateBot(perHour: 10);
        Assert.Null(Nearby.Admit(bot.Id, bot.Hash, withSelf: false));
        await cluster.Admit(bot);
        BotAdmission passing = Nearby.Admit(bot.Id, bot.Hash, withSelf: true)!;
        Assert.Equal([(598, "bot"), (8, "bot-hour")], passing.Limits.Select(limit => (limit.Remaining, limit.Policy)));
        Assert.Equal((bot.Id, 8, cluster.Clock.GetUtcNow()), (passing.Self!.Bot.Id, passing.Self.HourlyLimit.Remaining, passing.Self.Bot.LastActivityAt));

        await cluster.Sleep(cluster.Grain(bot));
        Assert.Null(Nearby.Admit(bot.Id, bot.Hash, withSelf: false));
        Assert.Equal(7, (await cluster.Admit(bot)).Limits[1].Remaining);
    }

    [Fact]
    public async Task A_bot_that_is_asked_all_the_time_is_called_every_minute_and_so_stays_in_memory()
    {
        Registered bot = await cluster.CreateBot();
        await cluster.Admit(bot);
        int passedBy = 0;
        while (Nearby.Admit(bot.Id, bot.Hash, withSelf: false) is not null)
        {
            cluster.Clock.Advance(TimeSpan.FromSeconds(1));
            passedBy++;
        }

        Assert.InRange(passedBy, 45, 60);
        Assert.Null((await cluster.Admit(bot)).Refusal);
        Assert.NotNull(Nearby.Admit(bot.Id, bot.Hash, withSelf: false));
    }

    [Fact]
    public async Task A_bot_admits_exactly_its_hourly_limit_to_calls_and_passers_by_together()
    {
        Registered bot = await cluster.CreateBot(perHour: 100);
        await cluster.Admit(bot);
        Task<BotAdmission>[] calls = [.. Enumerable.Range(0, 100).Select(_ => cluster.Admit(bot))];
        BotAdmission?[] passing = [.. Enumerable.Range(0, 100).AsParallel().Select(_ => Nearby.Admit(bot.Id, bot.Hash, withSelf: false))];
        BotAdmission[] all = [.. await Task.WhenAll(calls), .. passing.OfType<BotAdmission>()];
        Assert.Equal(Enumerable.Range(0, 99).Reverse(), all.Where(one => one.Refusal is null).Select(one => one.Limits[1].Remaining).OrderDescending());
    }

    [Fact]
    public async Task A_key_that_was_replaced_opens_nothing_in_passing()
    {
        Registered bot = await cluster.CreateBot();
        await cluster.Admit(bot);
        BotActOutcome replaced = await cluster.Do(bot, new RegenerateBotKey());
        Assert.Null(Nearby.Admit(bot.Id, bot.Hash, withSelf: false));
        Assert.NotNull(Nearby.Admit(bot.Id, TokenHash.Of(replaced.ApiKey!.Value), withSelf: false));
    }

    [Fact]
    public async Task A_bot_is_suspended_and_limited_in_passing_as_soon_as_an_operator_says_so()
    {
        Registered bot = await cluster.CreateBot();
        await cluster.Admit(bot);
        await cluster.Do(bot, new SetBotRateLimit(1));
        Assert.Equal(ErrorCodes.RateLimited, Nearby.Admit(bot.Id, bot.Hash, withSelf: true)!.Refusal?.Code);
        await cluster.Do(bot, new SetBotRateLimit(50));
        Assert.Null((await cluster.Act(bot.Operator, bot.Owner, new BanUser { Reason = "test", End = new PunishmentEnd(null, TimeSpan.FromMinutes(1)) })).Refusal);
        BotAdmission suspended = Nearby.Admit(bot.Id, bot.Hash, withSelf: true)!;
        Assert.Equal(ErrorCodes.BotOwnerBanned, suspended.Suspension?.Code);
        Assert.Null(suspended.Self);
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null((await cluster.Admit(bot)).Suspension);
        await cluster.Do(bot, new DisableBot(EndsSessions: false));
        Assert.Equal(ErrorCodes.BotInactive, (Nearby.Admit(bot.Id, bot.Hash, withSelf: true) ?? await cluster.Admit(bot)).Suspension?.Code);
        await cluster.Do(bot, new DeleteBot());
        Assert.Null(Nearby.Admit(bot.Id, bot.Hash, withSelf: false));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_bot_is_not_passed_by_after_a_write_that_failed(bool storesBeforeFailing)
    {
        Registered bot = await cluster.CreateBot();
        await cluster.Admit(bot);
        cluster.Faults.StoresBeforeFailing = storesBeforeFailing;
        cluster.Faults.Target = cluster.Grain(bot).GetGrainId();
        await Assert.ThrowsAsync<UnavailableException>(() => cluster.Act(bot, new DisableBot(EndsSessions: false)));
        Assert.Null(Nearby.Admit(bot.Id, bot.Hash, withSelf: false));
        cluster.Faults.Target = null;
        Assert.Equal(storesBeforeFailing, (await cluster.Admit(bot)).Suspension is not null);
    }

    [Fact]
    public async Task An_address_uses_up_each_of_its_limits_with_calls_and_in_passing_together()
    {
        var address = new ClientAddress("203.0.113.77");
        IClientAddressGrain grain = cluster.Grains.GetGrain<IClientAddressGrain>(address.GrainKey);
        Assert.Null(Nearby.Admit(address, LimitPolicies.Login));
        await grain.Admit(LimitPolicies.Login);
        AddressAdmission[] passing = [.. Enumerable.Range(0, 25).AsParallel().Select(_ => Nearby.Admit(address, LimitPolicies.Login)!)];
        Assert.Equal(19, passing.Count(one => one.Refusal is null));
        Assert.Equal(ErrorCodes.RateLimited, (await grain.Admit(LimitPolicies.Login)).Refusal?.Code);
        Assert.Equal(119, Nearby.Admit(address, LimitPolicies.Public)!.Limit.Remaining);
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Null(Nearby.Admit(address, LimitPolicies.Login));
        Assert.Null((await grain.Admit(LimitPolicies.Login)).Refusal);
        await cluster.Sleep(grain);
        Assert.Null(Nearby.Admit(address, LimitPolicies.Login));
    }
}
