using Platform.Grains.Notifications;

namespace Platform.Tests.Notifications;

public sealed class InboxDeliveryTests
{
    private static readonly DateTimeOffset Now = Inboxes.Start;

    [Fact]
    public void A_repeated_delivery_is_new_only_in_what_was_not_taken_in()
    {
        InboxState inbox = Inboxes.Filled(2);
        Assert.Equal(["title 3"], InboxDelivery.New(inbox, [Inboxes.Pending(2, Now), Inboxes.Pending(3, Now), Inboxes.Pending(3, Now)]).Select(one => one.Title));
        InboxState changed = InboxDelivery.Add(inbox, [], [Inboxes.Change(7, Now)]);
        Assert.Equal([Inboxes.Change(8, Now)], InboxDelivery.New(changed, [Inboxes.Change(7, Now), Inboxes.Change(8, Now)]).AsEnumerable());
    }

    [Fact]
    public void One_row_of_places_orders_notifications_and_changes_by_time()
    {
        InboxState inbox = InboxDelivery.Add(
            Inboxes.Filled(1),
            [Inboxes.Notification(2, Now.AddSeconds(2)), Inboxes.Notification(3, Now.AddSeconds(5))],
            [Inboxes.Change(1, Now.AddSeconds(1)), Inboxes.Change(2, Now.AddSeconds(2)), Inboxes.Change(3, Now.AddSeconds(9))]);
        Assert.Equal([1, 3, 5], inbox.Notifications.Select(one => one.Sequence));
        Assert.Equal([2, 4, 6], inbox.Changes.Select(one => one.Sequence));
        Assert.Equal(6, inbox.LastSequence);
    }

    [Fact]
    public void The_newest_500_notifications_are_kept_and_no_unread_one_that_left_is_counted()
    {
        InboxState full = Inboxes.Filled(500);
        InboxState read = InboxReading.Read(full, BroadcastLog.Empty, 1, Now).Value!.Next;
        Assert.Equal((500, 2, 500, 1), Told(full.With(501, Now)));
        Assert.Equal((500, 2, 500, 1), Told(read.With(501, Now)));
        Assert.Equal((500, 3, 500, 2), Told(read.With(501, Now).With(502, Now)));
    }

    [Fact]
    public void The_newest_100_changes_are_kept()
    {
        InboxState inbox = InboxDelivery.Add(new InboxState(), [Inboxes.Notification(1, Now)], [.. Enumerable.Range(1, 103).Select(id => Inboxes.Change(id, Now.AddSeconds(id)))]);
        Assert.Equal((100, 5, 4), (inbox.Changes.Length, inbox.Changes[0].Sequence, inbox.TrimmedSequence));
        Assert.Single(inbox.Notifications);
    }

    private static (int Kept, long First, int Unread, long Trimmed) Told(InboxState inbox) =>
        (inbox.Notifications.Length, inbox.Notifications[0].Id, inbox.Unread, inbox.TrimmedSequence);
}
