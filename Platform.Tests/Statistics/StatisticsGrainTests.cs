using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Statistics;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Grains.Storage;
using Platform.Tests.Grains;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Statistics;

/// <summary>The counts of a silo: one question to the database a second, and right by the clock within a minute of every end.</summary>
public sealed class StatisticsGrainTests : IAsyncLifetime
{
    private readonly GrainCluster _cluster = new();

    private IStatisticsGrain Worker => _cluster.Grains.GetGrain<IStatisticsGrain>(0);

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task However_many_ask_the_database_is_asked_twice_a_second()
    {
        for (int reading = 1; reading <= 3; reading++)
        {
            TaskCompletionSource gate = new();
            _cluster.Counters.Gate = gate.Task;
            Task<PlatformCounts>[] asking = [.. Enumerable.Range(0, 500).Select(_ => Worker.GetCounts())];
            await Eventually.TrueAsync(() => _cluster.Counters.Readings == reading, TimeSpan.FromSeconds(10), () => "nobody asks the database");
            gate.SetResult();
            await Task.WhenAll(asking);
            _cluster.Clock.Advance(TimeSpan.FromSeconds(0.49));
            await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Worker.GetCounts()));
            Assert.Equal(reading, _cluster.Counters.Readings);
            _cluster.Clock.Advance(TimeSpan.FromSeconds(0.01));
        }
    }

    [Fact]
    public async Task Tiers_and_states_follow_the_clock_within_a_minute()
    {
        SignedIn owner = await _cluster.SignInOwner();
        SignedIn[] people = [await _cluster.SignIn(), await _cluster.SignIn(), await _cluster.SignIn(), await _cluster.SignIn()];
        await _cluster.Act(owner, people[0], new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 1 });
        await _cluster.Act(owner, people[1], new GrantSubscription { Tier = SubscriptionTier.Trial });
        await _cluster.Act(owner, people[2], new BanUser { Reason = "spam", End = new(null, TimeSpan.FromHours(2)) });
        await _cluster.Act(owner, people[3], new TimeOutUser { Reason = "loud", End = new(null, TimeSpan.FromHours(1)) });
        Assert.Equal(new UserCounts(5, 3, 1, 1, 0, 3, 1, 1), (await ReadAsync()).Users);

        await UpkeepAfterAsync(TimeSpan.FromHours(1));
        Assert.Equal(new UserCounts(5, 3, 1, 1, 0, 4, 0, 1), (await ReadAsync()).Users);
        await UpkeepAfterAsync(TimeSpan.FromHours(1));
        Assert.Equal(new UserCounts(5, 3, 1, 1, 0, 5, 0, 0), (await ReadAsync()).Users);
        await UpkeepAfterAsync(TimeSpan.FromHours(22));
        Assert.Equal(new UserCounts(5, 4, 1, 0, 0, 5, 0, 0), (await ReadAsync()).Users);
        await UpkeepAfterAsync(TimeSpan.FromDays(6));
        Assert.Equal(new UserCounts(5, 5, 0, 0, 0, 5, 0, 0), (await ReadAsync()).Users);
        await ShouldBeExactAsync();
    }

    [Fact]
    public async Task Sessions_are_counted_until_their_end_and_what_is_known_of_their_use_stays()
    {
        SignedIn person = await _cluster.SignIn();
        await _cluster.SignIn();
        await UpkeepAfterAsync(TimeSpan.FromDays(10));
        DateTimeOffset used = _cluster.Clock.GetUtcNow();
        Assert.NotNull((await _cluster.Session(person.Token).Admit()).Principal);
        Assert.Equal(2, (await ReadAsync()).Sessions.ActiveCount);

        await UpkeepAfterAsync(TimeSpan.FromDays(20));
        Assert.Equal(0, (await ReadAsync()).Sessions.ActiveCount);
        await ShouldBeExactAsync();
        Assert.Equal(used, Assert.Single((await _cluster.User(person).GetSessions(null)).Value!.History).LastUsedAt);
        Assert.Equal(ErrorCodes.SessionExpired, (await _cluster.Session(person.Token).Admit()).Refusal?.Code);
    }

    [Fact]
    public async Task A_session_that_a_promotion_shortened_is_counted_until_its_new_end()
    {
        SignedIn owner = await _cluster.SignInOwner();
        SignedIn person = await _cluster.SignIn();
        await _cluster.Act(owner, person, new PromoteUser());
        await UpkeepAfterAsync(TimeSpan.FromSeconds(10));
        await UpkeepAfterAsync(TimeSpan.FromHours(23));
        Assert.Equal(2, (await ReadAsync()).Sessions.ActiveCount);
        await UpkeepAfterAsync(TimeSpan.FromHours(1));
        Assert.Equal(0, (await ReadAsync()).Sessions.ActiveCount);
        await ShouldBeExactAsync();
    }

    [Fact]
    public async Task A_shortened_session_whose_row_could_not_be_written_is_tried_again()
    {
        SignedIn owner = await _cluster.SignInOwner();
        SignedIn person = await _cluster.SignIn();
        await UpkeepAfterAsync(TimeSpan.FromSeconds(10));
        _cluster.Faults.Target = _cluster.Session(person.Token).GetGrainId();
        Assert.Null((await _cluster.Act(owner, person, new PromoteUser())).Refusal);
        await UpkeepAfterAsync(TimeSpan.FromSeconds(10));
        _cluster.Faults.Target = null;
        Assert.NotNull((await _cluster.Session(person.Token).Admit()).Principal);

        await UpkeepAfterAsync(TimeSpan.FromMinutes(1));
        await UpkeepAfterAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, (await ReadAsync()).Sessions.ActiveCount);
        await ShouldBeExactAsync();
    }

    [Fact]
    public async Task A_session_that_is_ended_while_it_is_settled_leaves_no_row()
    {
        for (int round = 0; round < 20; round++)
        {
            SignedIn owner = await _cluster.SignInOwner();
            SignedIn person = await _cluster.SignIn();
            await _cluster.Act(owner, person, new PromoteUser());
            var kept = _cluster.Services.GetRequiredService<IGrainFactory>()
                .GetGrain<Platform.Grains.Sessions.IKeptSessionGrain>(_cluster.Session(person.Token).GetPrimaryKeyString());
            await Task.WhenAll(kept.Settle(), _cluster.Session(person.Token).End(), kept.Settle());
        }

        Assert.Equal(20, (await ReadAsync()).Sessions.ActiveCount);
    }

    [Fact]
    public async Task Bots_and_their_commands_are_counted()
    {
        SignedIn owner = await _cluster.SignInOwner();
        CreatedBot bot = (await _cluster.Grains.GetGrain<IBotConsoleGrain>(0).Create(
            owner.Token, new CreateBot("counted", owner.Profile.Id.ToString(), "test", null), dryRun: false)).Value!;
        Assert.Equal(new BotCounts(1, 0, 0, 1, 1), (await ReadAsync()).Bots);
        await _cluster.Grains.GetGrain<IBotConsoleGrain>(0).Act(owner.Token, bot.Bot.Id.ToString(), new SetBotType(BotType.Verified), dryRun: false);
        await _cluster.Grains.GetGrain<IBotConsoleGrain>(0).Act(owner.Token, bot.Bot.Id.ToString(), new DisableBot(false), dryRun: false);
        Assert.Equal(new BotCounts(1, 0, 1, 0, 0), (await ReadAsync()).Bots);
        await _cluster.Grains.GetGrain<IBotConsoleGrain>(0).Act(owner.Token, bot.Bot.Id.ToString(), new DeleteBot(), dryRun: false);
        Assert.Equal(new BotCounts(0, 0, 0, 0, 0), (await ReadAsync()).Bots);
    }

    private async Task<PlatformCounts> ReadAsync()
    {
        _cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        return await Worker.GetCounts();
    }

    private async Task UpkeepAfterAsync(TimeSpan time)
    {
        _cluster.Clock.Advance(time);
        await _cluster.Services.GetRequiredService<IGrainFactory>().GetGrain<IMaintenanceGrain>(0).Begin();
    }

    private async Task ShouldBeExactAsync()
    {
        SignedIn owner = await _cluster.SignInOwner();
        CountVerification verification = (await _cluster.Grains.GetGrain<IStatisticsConsoleGrain>(0).Verify(owner.Token)).Value!;
        Assert.True(verification.IsExact, string.Join(", ", verification.Counters));
    }
}
