using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Grains.Storage;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Grains;

/// <summary>A user's own reminders write down what the clock has decided, with no upkeep and nobody asking, and then go.</summary>
public sealed class ReminderGrainTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly GrainCluster _cluster = new() { RemindersFollowClock = true };

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task The_end_of_a_subscription_is_written_down_when_its_reminder_comes()
    {
        SignedIn owner = await _cluster.SignInOwner();
        SignedIn person = await _cluster.SignIn();
        await _cluster.Act(owner, person, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 1 });
        Assert.Equal(["subscription"], await RemindersAsync());

        _cluster.Clock.Advance(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(1));
        Assert.DoesNotContain(await _cluster.Audited(person), entry => entry.Event == AuditEvents.SubscriptionExpire);
        _cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        await Eventually.TrueAsync(IsSettledAsync, Deadline, () => "no reminder came");
        Assert.Single(await _cluster.Audited(person), entry => entry.Event == AuditEvents.SubscriptionExpire);
    }

    [Fact]
    public async Task The_end_of_a_timeout_is_written_down_when_its_reminder_comes()
    {
        SignedIn owner = await _cluster.SignInOwner();
        SignedIn person = await _cluster.SignIn();
        await _cluster.Act(owner, person, new TimeOutUser { Reason = "loud", End = new(null, TimeSpan.FromMinutes(90)) });
        Assert.Equal(["restriction"], await RemindersAsync());

        _cluster.Clock.Advance(TimeSpan.FromMinutes(90));
        await Eventually.TrueAsync(IsSettledAsync, Deadline, () => "no reminder came");
    }

    [Fact]
    public async Task A_grant_on_top_moves_the_reminder()
    {
        SignedIn owner = await _cluster.SignInOwner();
        SignedIn person = await _cluster.SignIn();
        await _cluster.Act(owner, person, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 1 });
        await _cluster.Act(owner, person, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 1 });
        Assert.Equal(_cluster.Clock.GetUtcNow().AddDays(2), Assert.Single(await EntriesAsync()).StartAt, TimeSpan.FromMinutes(1));
    }

    // The clock goes on meanwhile: a reminder that was just being loaded when it was due comes again an hour later.
    private async Task<bool> IsSettledAsync()
    {
        _cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        IStorageMaintenance storage = _cluster.Services.GetRequiredService<IStorageMaintenance>();
        ImmutableArray<OverdueState> overdue = await storage.FindOverdueAsync(_cluster.Clock.GetUtcNow(), null, 10, CancellationToken.None);
        return overdue.All(state => state.StateName != StateNames.User) && (await EntriesAsync()).Count == 0;
    }

    private async Task<IEnumerable<string>> RemindersAsync() => (await EntriesAsync()).Select(reminder => reminder.ReminderName);

    private async Task<IList<ReminderEntry>> EntriesAsync() =>
        (await _cluster.Services.GetRequiredService<IReminderTable>().ReadRows(0, 0)).Reminders;
}
