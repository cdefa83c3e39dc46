using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.Notifications;

namespace Platform.Tests.Grains;

[Collection(GrainCollection.Name)]
public sealed class InboxGrainTests(GrainCluster cluster)
{
    [Fact]
    public async Task What_is_delivered_twice_is_there_once()
    {
        SignedIn person = await cluster.SignIn();
        PendingNotification first = cluster.Pending("first");
        await cluster.Deliver(person, first);
        await cluster.Deliver(person, first, cluster.Pending("second"));
        NotificationPage page = await cluster.Notifications(person);
        Assert.Equal(["second", "first"], page.Notifications.Select(view => view.Title));
        Assert.Equal((2, 2), (page.Total, page.Unread));
        Assert.All(page.Notifications, view => Assert.Equal((null, null, true), (view.ReadAt, view.CreatedBy, view.Id > 0)));
    }

    [Fact]
    public async Task One_that_is_read_stays_read()
    {
        SignedIn person = await cluster.SignIn();
        SignedIn other = await cluster.SignIn();
        await cluster.Deliver(person, cluster.Pending("first"), cluster.Pending("second"));
        long id = (await cluster.Notifications(person)).Notifications[0].Id;
        Assert.Equal(ErrorCodes.NotFound, (await cluster.Inbox(other).Read(id)).Refusal?.Code);
        Assert.Equal(cluster.Clock.GetUtcNow(), (await cluster.Inbox(person).Read(id)).Value!.ReadAt);
        Assert.Equal(ErrorCodes.AlreadyRead, (await cluster.Inbox(person).Read(id)).Refusal?.Code);
        Assert.Equal(1, (await cluster.Inbox(person).CountUnread()).Value);
    }

    [Fact]
    public async Task Reading_all_is_one_write_and_none_when_nothing_is_unread()
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn person = await cluster.SignIn();
        await cluster.Deliver(person, cluster.Pending("first"), cluster.Pending("second"));
        await cluster.Broadcast(owner);
        await cluster.Broadcast(owner);
        int before = Writes(person);
        Assert.Equal(4, (await cluster.Inbox(person).ReadAll()).Value);
        Assert.Equal(0, (await cluster.Inbox(person).ReadAll()).Value);
        Assert.Equal(1, Writes(person) - before);
        Assert.All((await cluster.Notifications(person)).Notifications, view => Assert.Equal(cluster.Clock.GetUtcNow(), view.ReadAt));
    }

    [Fact]
    public async Task Nobody_has_no_inbox()
    {
        IInboxGrain inbox = cluster.Grains.GetGrain<IInboxGrain>(999_999_999);
        Assert.Equal(ErrorCodes.NotFound, (await inbox.List(null, 0, 10)).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await inbox.CountUnread()).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await inbox.Read(1)).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await inbox.ReadAll()).Refusal?.Code);
        Assert.Equal(ErrorCodes.NotFound, (await inbox.ReadEvents(null, 10)).Refusal?.Code);
    }

    [Fact]
    public async Task An_erased_inbox_has_forgotten_everything_and_may_be_erased_again()
    {
        SignedIn person = await cluster.SignIn();
        await cluster.Deliver(person, cluster.Pending("first"));
        await cluster.KeptInbox(person).Erase();
        await cluster.KeptInbox(person).Erase();
        Assert.Empty((await cluster.Notifications(person)).Notifications);
        Assert.StartsWith("0.", (await cluster.Events(person, null)).Cursor, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_write_whose_outcome_is_unknown_the_truth_of_the_storage_is_told(bool storesBeforeFailing)
    {
        SignedIn person = await cluster.SignIn();
        await cluster.Deliver(person, cluster.Pending("first"), cluster.Pending("second"));
        cluster.Faults.StoresBeforeFailing = storesBeforeFailing;
        cluster.Faults.Target = cluster.Inbox(person).GetGrainId();
        await Assert.ThrowsAsync<UnavailableException>(() => cluster.Inbox(person).ReadAll());
        cluster.Faults.Target = null;
        Assert.Equal(storesBeforeFailing ? 0 : 2, (await cluster.Inbox(person).CountUnread()).Value);
        Assert.Equal(storesBeforeFailing ? 0 : 2, (await cluster.Inbox(person).ReadAll()).Value);
    }

    [Fact]
    public async Task A_delivery_that_failed_is_repeated_without_harm()
    {
        SignedIn person = await cluster.SignIn();
        PendingNotification first = cluster.Pending("first");
        cluster.Faults.StoresBeforeFailing = true;
        cluster.Faults.Target = cluster.Inbox(person).GetGrainId();
        await Assert.ThrowsAsync<UnavailableException>(() => cluster.Deliver(person, first));
        cluster.Faults.Target = null;
        await cluster.Deliver(person, first);
        Assert.Equal(["first"], (await cluster.Notifications(person)).Notifications.Select(view => view.Title));
    }

    [Fact]
    public async Task Events_go_on_behind_the_last_one_told()
    {
        SignedIn owner = await cluster.SignInOwner();
        SignedIn person = await cluster.SignIn();
        string start = (await cluster.Events(person, null)).Cursor;
        await cluster.Deliver(person, cluster.Pending("first"));
        BroadcastView broadcast = await cluster.Broadcast(owner);
        await cluster.KeptInbox(person).Deliver([], [new AccountChange { Id = Guid.NewGuid(), State = AccountState.Banned, CreatedAt = cluster.Clock.GetUtcNow() }]);
        UserEvents events = await cluster.Events(person, start);
        Assert.Equal(["first", broadcast.Title, null], events.Events.Select(one => one.Notification?.Title));
        Assert.Equal(new RestrictionEvent(AccountState.Banned, null), events.Events[2].Restriction);
        Assert.Equal(events.Events[2], Assert.Single((await cluster.Events(person, events.Events[1].Id)).Events));
        Assert.Equal(["last_event_id"], (await cluster.Inbox(person).ReadEvents("first", 10)).Refusal!.Fields.Keys);
    }

    private int Writes(SignedIn person) => cluster.Faults.WritesOf(cluster.Inbox(person).GetGrainId());
}
