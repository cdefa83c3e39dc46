using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Notifications;
using Platform.Grains.Storage;

namespace Platform.Tests.Grains;

/// <summary>How what happens to a user gets into his inbox: at once, once, and also when something fails on the way.</summary>
public sealed class UserNewsGrainTests : IAsyncLifetime
{
    private readonly GrainCluster _cluster = new();
    private SignedIn _owner = null!;

    public async Task InitializeAsync()
    {
        await _cluster.InitializeAsync();
        _owner = await _cluster.SignInOwner();
    }

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task What_is_done_to_a_user_is_in_his_inbox_when_it_is_answered()
    {
        SignedIn person = await _cluster.SignIn();
        await DoAsync(person, new WarnUser { Reason = "mind the rules" });
        await DoAsync(person, new TimeOutUser { Reason = "loud", End = new(null, TimeSpan.FromHours(1)) });
        await DoAsync(person, new BanUser { Reason = "spam" });
        await DoAsync(person, new LiftBans());
        Assert.Equal(["Your ban is lifted", "You are in a timeout", "You were warned"], await TitlesAsync(person));
    }

    [Fact]
    public async Task The_coming_end_and_the_end_of_a_subscription_are_told_by_the_upkeep()
    {
        SignedIn person = await _cluster.SignIn();
        await DoAsync(person, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 10 });
        _cluster.Clock.Advance(TimeSpan.FromDays(7));
        await UpkeepAsync();
        Assert.Equal(["Your Premium is about to end"], await TitlesAsync(person));
        _cluster.Clock.Advance(TimeSpan.FromDays(3));
        await UpkeepAsync();
        await UpkeepAsync();
        Assert.Equal(["Your Premium has ended", "Your Premium is about to end"], await TitlesAsync(person));
    }

    [Fact]
    public async Task The_owner_of_a_bot_is_told_of_its_new_key()
    {
        Registered bot = await _cluster.CreateBot();
        await _cluster.Do(bot, new RegenerateBotKey());
        Assert.Equal(["Your bot has a new key"], await TitlesAsync(bot.Owner));
    }

    [Fact]
    public async Task What_the_inbox_could_not_take_in_comes_later_and_once()
    {
        SignedIn person = await _cluster.SignIn();
        _cluster.Faults.Target = Kept(person).GetGrainId();
        _cluster.Faults.StoresBeforeFailing = true;
        await DoAsync(person, new WarnUser { Reason = "mind the rules" });
        _cluster.Faults.Target = null;
        _cluster.Faults.StoresBeforeFailing = false;
        await DoAsync(person, new WarnUser { Reason = "once more" });
        await UpkeepAsync();
        await UpkeepAsync();
        Assert.Equal(["once more", "mind the rules"], (await ListAsync(person)).Notifications.Select(notification => notification.Body));
        Assert.Empty(await _cluster.Services.GetRequiredService<IStorageMaintenance>().FindOverdueAsync(_cluster.Clock.GetUtcNow(), null, 10, CancellationToken.None));
    }

    [Fact]
    public async Task Changes_of_restriction_and_subscription_are_events()
    {
        SignedIn person = await _cluster.SignIn();
        string start = (await Inbox(person).ReadEvents(null, 100)).ShouldBeDone().Cursor;
        await DoAsync(person, new GrantSubscription { Tier = SubscriptionTier.Trial });
        await DoAsync(person, new TimeOutUser { Reason = "loud", End = new(null, TimeSpan.FromHours(1)) });
        _cluster.Clock.Advance(TimeSpan.FromHours(1));
        await UpkeepAsync();
        await UpkeepAsync();
        UserEvents events = (await Inbox(person).ReadEvents(start, 100)).ShouldBeDone();
        Assert.Equal(SubscriptionTier.Trial, Assert.Single(events.Events, happened => happened.Subscription is not null).Subscription!.SubscriptionTier);
        Assert.Equal(
            [AccountState.Timeout, AccountState.Active],
            events.Events.Where(happened => happened.Restriction is not null).Select(happened => happened.Restriction!.State));
        Assert.Equal("You are in a timeout", Assert.Single(events.Events, happened => happened.Notification is not null).Notification!.Title);
    }

    [Fact]
    public async Task With_the_user_his_inbox_goes()
    {
        SignedIn person = await _cluster.SignIn();
        await DoAsync(person, new WarnUser { Reason = "mind the rules" });
        await DoAsync(person, new DeleteUser { Reason = "asked for it" });
        Assert.Equal(ErrorCodes.NotFound, (await Inbox(person).List(null, 0, 50)).Refusal?.Code);
    }

    private async Task DoAsync(SignedIn person, UserAct act) => (await _cluster.Act(_owner, person, act)).ShouldBeDone();

    private Task UpkeepAsync() => _cluster.Services.GetRequiredService<IGrainFactory>().GetGrain<IMaintenanceGrain>(0).Begin();

    private async Task<NotificationPage> ListAsync(SignedIn person) => (await Inbox(person).List(null, 0, 50)).ShouldBeDone();

    private async Task<IEnumerable<string>> TitlesAsync(SignedIn person) => (await ListAsync(person)).Notifications.Select(notification => notification.Title);

    private IInboxGrain Inbox(SignedIn person) => _cluster.Grains.GetGrain<IInboxGrain>(person.Profile.Id.Value);

    private IKeptInboxGrain Kept(SignedIn person) =>
        _cluster.Services.GetRequiredService<IGrainFactory>().GetGrain<IKeptInboxGrain>(person.Profile.Id.Value);
}
