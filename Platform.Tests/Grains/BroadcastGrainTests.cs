using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.Audit;
using Platform.Grains.Notifications;

namespace Platform.Tests.Grains;

[Collection(GrainCollection.Name)]
public sealed class BroadcastGrainTests(GrainCluster cluster)
{
    private INotificationConsoleGrain Console => cluster.NotificationConsole();

    private IBroadcastsGrain Log => cluster.Services.GetRequiredService<IGrainFactory>().GetGrain<IBroadcastsGrain>(IBroadcastsGrain.Key);

    [Fact]
    public async Task Whoever_has_an_account_sees_a_broadcast_until_it_is_withdrawn_and_who_comes_later_does_not()
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn before = await cluster.SignIn();
        BroadcastView sent = await cluster.Broadcast(owner);
        SignedIn after = await cluster.SignIn();
        Assert.Equal(
            new NotificationView(sent.Id, "Title", "Body", "info", null, sent.CreatedAt, owner.Profile.Id),
            Assert.Single((await cluster.Notifications(before)).Notifications));
        Assert.Empty((await cluster.Notifications(after)).Notifications);
        Assert.Equal(ErrorCodes.NotFound, (await cluster.Inbox(after).Read(sent.Id)).Refusal?.Code);
        Assert.NotNull((await cluster.Inbox(before).Read(sent.Id)).Value!.ReadAt);
        Assert.Equal(sent, (await Console.Withdraw(owner.Token, sent.Id, dryRun: false)).Value);
        cluster.LetCopiesRunOut();
        Assert.Empty((await cluster.Notifications(before)).Notifications);
        Assert.Equal(ErrorCodes.NotFound, (await Console.Withdraw(owner.Token, sent.Id, dryRun: false)).Refusal?.Code);
    }

    [Fact]
    public async Task What_was_done_and_what_was_refused_is_entered_and_a_rehearsal_is_not()
    {
        SignedIn owner = await cluster.SignInOwner();
        BroadcastView sent = await cluster.Broadcast(owner);
        Assert.Equal((0, owner.Profile.Id), (await Console.Broadcast(owner.Token, Told.Something, dryRun: true)).Value is { } rehearsed ? (rehearsed.Id, rehearsed.CreatedBy) : default);
        Assert.Equal(sent, (await Console.Withdraw(owner.Token, sent.Id, dryRun: true)).Value);
        Assert.Equal(sent, (await Console.ListBroadcasts(owner.Token)).Value!.Broadcasts[0]);
        Assert.Null((await Console.Withdraw(owner.Token, sent.Id, dryRun: false)).Refusal);
        Assert.NotNull((await Console.Withdraw(owner.Token, sent.Id, dryRun: false)).Refusal);
        Assert.DoesNotContain(sent, (await Console.ListBroadcasts(owner.Token)).Value!.Broadcasts);
        IReadOnlyList<AuditEntryView> entries = await Audited(sent.Id);
        Assert.All(entries, entry => Assert.Equal(AuditEvents.NotificationBroadcast, entry.Event));
        Assert.Equal(["done", "done", "refused"], entries.Select(entry => entry.Outcome));
        Assert.Equal([("title", "Title"), ("type", "info")], entries[0].Metadata!.Select(pair => (pair.Key, pair.Value)));
        Assert.Equal("true", entries[1].Metadata!["withdrawn"]);
    }

    [Fact]
    public async Task Bad_texts_are_refused_with_every_field()
    {
        SignedIn owner = await cluster.SignInOwner();
        Assert.Equal(["body", "title", "type"], (await Console.Broadcast(owner.Token, new NewNotification("", "", "loud"), dryRun: false)).Refusal!.Fields.Keys);
    }

    [Fact]
    public async Task Users_may_not_broadcast()
    {
        SignedIn person = await cluster.SignIn();
        Assert.Equal(ErrorCodes.Forbidden, (await Console.Broadcast(person.Token, Told.Something, dryRun: false)).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await Console.ListBroadcasts(person.Token)).Refusal?.Code);
        Assert.Equal(ErrorCodes.Forbidden, (await Console.Withdraw(person.Token, 1, dryRun: false)).Refusal?.Code);
    }

    [Fact]
    public async Task The_version_tells_of_every_change_and_who_has_the_newest_is_sent_nothing()
    {
        SignedIn owner = await cluster.SignInOwner();
        IBroadcastBoardGrain board = cluster.Grains.GetGrain<IBroadcastBoardGrain>(0);
        BroadcastView sent = await cluster.Broadcast(owner);
        long version = await board.GetVersion();
        BroadcastLog log = (await Log.ReadNewerThan(version - 1))!;
        Assert.Equal((version, sent.Id), (log.Version, log.Broadcasts[^1].Id));
        Assert.Null(await Log.ReadNewerThan(version));
        await Console.Withdraw(owner.Token, sent.Id, dryRun: false);
        cluster.LetCopiesRunOut();
        Assert.Equal(version + 1, await board.GetVersion());
    }

    [Fact]
    public async Task Whoever_has_seen_a_newer_log_elsewhere_is_not_shown_an_older_copy()
    {
        SignedIn owner = await cluster.SignInOwner();
        await cluster.Broadcast(owner);
        IBroadcastCopyGrain copy = cluster.Services.GetRequiredService<IGrainFactory>().GetGrain<IBroadcastCopyGrain>(0);
        long version = (await copy.Read(0)).Version;

        // The clock stands still: the copy has not run out.
        BroadcastView sent = (await Console.Broadcast(owner.Token, Told.Something, dryRun: false)).Value!;
        Assert.Equal(version, (await copy.Read(version)).Version);
        Assert.Equal(sent.Id, (await copy.Read(version + 1)).Broadcasts[^1].Id);
        Assert.Equal(version + 1, (await copy.Read(0)).Version);
        cluster.LetCopiesRunOut();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_broadcast_whose_outcome_is_unknown_the_truth_of_the_storage_is_told(bool storesBeforeFailing)
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn person = await cluster.SignIn();
        cluster.Faults.StoresBeforeFailing = storesBeforeFailing;
        cluster.Faults.Target = Log.GetGrainId();
        await Assert.ThrowsAsync<UnavailableException>(() => Console.Broadcast(owner.Token, Told.Something, dryRun: false));
        cluster.Faults.Target = null;
        cluster.LetCopiesRunOut();
        Assert.Equal(storesBeforeFailing ? 1 : 0, (await cluster.Inbox(person).CountUnread()).Value);
        BroadcastView sent = await cluster.Broadcast(owner);
        Assert.Equal(sent.Id, (await cluster.Notifications(person)).Notifications[0].Id);
    }

    private async Task<IReadOnlyList<AuditEntryView>> Audited(long id) =>
        [.. (await cluster.Services.GetRequiredService<IAuditLog>().ListAsync(
            new AuditFilter(null, AuditTargets.Broadcast, $"{id}", null, null, null, 100), CancellationToken.None)).Reverse()];
}
