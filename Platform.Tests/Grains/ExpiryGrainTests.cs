using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Hosting;
using Platform.Grains.Storage;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Grains;

/// <summary>Ends are right by the clock alone; writing them down comes when it comes, once.</summary>
public sealed class ExpiryGrainTests : IAsyncLifetime
{
    private readonly GrainCluster _cluster = new();

    public Task InitializeAsync() => _cluster.InitializeAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task With_no_reminder_and_no_upkeep_every_read_is_right_from_the_end_on()
    {
        SignedIn owner = await _cluster.SignInOwner();
        SignedIn person = await _cluster.SignIn();
        await _cluster.Act(owner, person, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 30 });
        await _cluster.Act(owner, person, new TimeOutUser { Reason = "loud", End = new(null, TimeSpan.FromDays(30)) });
        DateTimeOffset end = _cluster.Clock.GetUtcNow().AddDays(30);
        _cluster.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        UserProfile before = (await _cluster.User(person).GetProfile()).Value!;
        Assert.Equal((SubscriptionTier.Premium, 1L, AccountState.Timeout), (before.SubscriptionTier, before.SubscriptionRemainingSeconds, before.State));

        _cluster.Clock.Advance(TimeSpan.FromSeconds(1));
        UserProfile after = (await _cluster.User(person).GetProfile()).Value!;
        Assert.Equal((SubscriptionTier.Basic, null, false, AccountState.Active), (after.SubscriptionTier, after.SubscriptionExpiresAt, after.HasPremium, after.State));
        SubscriptionView subscription = (await _cluster.User(person).GetSubscription()).Value!;
        Assert.Equal(("expired", SubscriptionTier.Basic, end), (subscription.History[0].Reason, subscription.History[0].NewTier, subscription.History[0].CreatedAt));
    }

    [Fact]
    public async Task The_upkeep_writes_an_end_down_once_and_nothing_that_is_read_changes_by_it()
    {
        SignedIn owner = await _cluster.SignInOwner();
        SignedIn person = await _cluster.SignIn();
        await _cluster.Act(owner, person, new GrantSubscription { Tier = SubscriptionTier.Trial });
        await _cluster.Act(owner, person, new TimeOutUser { Reason = "loud", End = new(null, TimeSpan.FromDays(1)) });
        _cluster.Clock.Advance(TimeSpan.FromDays(8));
        SubscriptionView read = (await _cluster.User(person).GetSubscription()).Value!;

        IMaintenanceGrain upkeep = _cluster.Services.GetRequiredService<IGrainFactory>().GetGrain<IMaintenanceGrain>(0);
        await upkeep.Begin();
        await upkeep.Begin();

        SubscriptionView written = (await _cluster.User(person).GetSubscription()).Value!;
        Assert.Equal<IEnumerable<SubscriptionChangeView>>(read.History, written.History);
        Assert.Equal(read with { History = [] }, written with { History = [] });
        Assert.Single(await _cluster.Audited(person), entry => entry.Event == AuditEvents.SubscriptionExpire);
        IStorageMaintenance storage = _cluster.Services.GetRequiredService<IStorageMaintenance>();
        Assert.Empty(await storage.FindOverdueAsync(_cluster.Clock.GetUtcNow(), null, 10, CancellationToken.None));
    }

    [Fact]
    public async Task Silos_that_start_do_not_wait_until_what_is_overdue_is_done()
    {
        SignedIn owner = await _cluster.SignInOwner();
        SignedIn person = await _cluster.SignIn();
        await _cluster.Act(owner, person, new GrantSubscription { Tier = SubscriptionTier.Trial });
        _cluster.Clock.Advance(TimeSpan.FromDays(8));
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _cluster.Faults.Hold = release.Task;
        _cluster.Faults.Target = _cluster.User(person).GetGrainId();

        IGrainFactory grains = _cluster.Services.GetRequiredService<IGrainFactory>();
        TokenHash key = TokenHash.Of(_cluster.OperatorKey);
        await PlatformGrains.BeginWork(grains, key);
        await PlatformGrains.BeginWork(grains, key);
        IStorageMaintenance storage = _cluster.Services.GetRequiredService<IStorageMaintenance>();
        Assert.NotEmpty(await storage.FindOverdueAsync(_cluster.Clock.GetUtcNow(), null, 10, CancellationToken.None));

        release.SetResult();
        await Eventually.TrueAsync(
            async () => (await storage.FindOverdueAsync(_cluster.Clock.GetUtcNow(), null, 10, CancellationToken.None)).IsEmpty, TimeSpan.FromSeconds(10), () => "nobody did it");
        Assert.Single(await _cluster.Audited(person), entry => entry.Event == AuditEvents.SubscriptionExpire);
    }

    [Fact]
    public async Task A_grant_over_an_end_that_nobody_wrote_down_writes_both()
    {
        SignedIn owner = await _cluster.SignInOwner();
        SignedIn person = await _cluster.SignIn();
        await _cluster.Act(owner, person, new GrantSubscription { Tier = SubscriptionTier.Trial });
        _cluster.Clock.Advance(TimeSpan.FromDays(8));
        owner = await _cluster.SignInOwner();
        await _cluster.Act(owner, person, new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 5 });
        SubscriptionView subscription = (await _cluster.User(person).GetSubscription()).Value!;
        Assert.Equal(_cluster.Clock.GetUtcNow().AddDays(5), subscription.ExpiresAt!.Value, TimeSpan.FromMilliseconds(1));
        Assert.Equal([SubscriptionTier.Premium, SubscriptionTier.Basic, SubscriptionTier.Trial], subscription.History.Select(change => change.NewTier));
        Assert.Equal(
            [AuditEvents.SubscriptionGrant, AuditEvents.SubscriptionExpire, AuditEvents.SubscriptionGrant],
            (await _cluster.Audited(person)).Select(entry => entry.Event));
    }
}
