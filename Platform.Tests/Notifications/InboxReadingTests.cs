using Platform.GrainInterfaces.Results;
using Platform.Grains.Notifications;

namespace Platform.Tests.Notifications;

public sealed class InboxReadingTests
{
    private static readonly DateTimeOffset Now = Inboxes.Start.AddHours(1);

    [Theory]
    [InlineData(1)]
    [InlineData(1_002)]
    public void One_is_read_once(long id)
    {
        InboxState inbox = Inboxes.Filled(2);
        BroadcastLog log = Inboxes.Log(2);
        InboxReading reading = InboxReading.Read(inbox, log, id, Now).Value!;
        Assert.Equal((id, Now), (reading.Notification.Id, reading.Notification.ReadAt!.Value));
        Assert.Equal(3, InboxReading.CountUnread(reading.Next, log));
        Assert.Equal([reading.Notification], reading.Next.All(log).Where(one => one.ReadAt is not null));
        Assert.Equal(ErrorCodes.AlreadyRead, InboxReading.Read(reading.Next, log, id, Now).Refusal?.Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(1_001)]
    [InlineData(1_004)]
    public void What_is_not_his_is_not_found(long id) =>
        Assert.Equal(ErrorCodes.NotFound, InboxReading.Read(Inboxes.Filled(2), Inboxes.Log(3).Since(Inboxes.Start.AddSeconds(2)), id, Now).Refusal?.Code);

    [Fact]
    public void Reading_all_leaves_nothing_unread_and_changes_no_time_that_was_told()
    {
        BroadcastLog log = Inboxes.Log(3);
        InboxState one = InboxReading.Read(Inboxes.Filled(2), log, 1_002, Now).Value!.Next;
        InboxState all = InboxReading.ReadAll(one, log, Now.AddHours(1));
        Assert.Equal(0, InboxReading.CountUnread(all, log));
        Assert.Equal([1_002], all.All(log).Where(view => view.ReadAt == Now).Select(view => view.Id));
        Assert.All(all.All(log), view => Assert.NotNull(view.ReadAt));
        Assert.Equal(ErrorCodes.AlreadyRead, InboxReading.Read(all, log, 1_001, Now).Refusal?.Code);
    }

    [Fact]
    public void Reading_many_broadcasts_at_once_costs_one_mark()
    {
        BroadcastLog log = Inboxes.Log(400);
        InboxState once = InboxReading.ReadAll(new InboxState(), log, Now);
        Assert.Equal([new BroadcastMark { Sequence = 400, ReadAt = Now }], once.ReadAllMarks.AsEnumerable());
        Assert.Empty(once.BroadcastMarks);
        Assert.Equal(once, InboxReading.ReadAll(once, log, Now.AddHours(1)));
    }

    [Fact]
    public void Of_two_times_that_all_were_read_the_first_counts_that_reached_the_broadcast()
    {
        InboxState inbox = InboxReading.ReadAll(new InboxState(), Inboxes.Log(2), Now);
        BroadcastLog log = Inboxes.Log(4);
        inbox = InboxReading.ReadAll(inbox, log, Now.AddHours(1));
        Assert.Equal([Now, Now, Now.AddHours(1), Now.AddHours(1)], log.Broadcasts.Select(broadcast => BroadcastMarks.ReadAt(inbox, broadcast.Sequence)!.Value));
    }

    [Fact]
    public void Marks_of_broadcasts_that_are_gone_are_forgotten()
    {
        BroadcastLog log = Inboxes.Log(4);
        InboxState inbox = InboxReading.ReadAll(new InboxState(), Inboxes.Log(2), Now);
        inbox = InboxReading.Read(inbox, log, 1_003, Now).Value!.Next;
        foreach (int index in new[] { 2, 1, 0 })
        {
            log = BroadcastRules.Withdraw(log, log.Broadcasts[index]);
        }

        inbox = InboxReading.ReadAll(inbox, log, Now);
        Assert.Equal([4], inbox.ReadAllMarks.Select(mark => mark.Sequence));
        Assert.Empty(inbox.BroadcastMarks);
        Assert.Equal(log.Version, inbox.BroadcastVersion);
    }

    [Fact]
    public void With_an_older_log_nothing_read_is_unread_again()
    {
        BroadcastLog older = Inboxes.Log(3);
        InboxState inbox = InboxReading.ReadAll(new InboxState(), Inboxes.Log(5), Now);
        Assert.Equal(0, InboxReading.CountUnread(inbox, older));
        Assert.Equal(inbox, InboxReading.ReadAll(inbox, older, Now.AddHours(1)));
        Assert.Equal(ErrorCodes.AlreadyRead, InboxReading.Read(inbox, older, 1_002, Now).Refusal?.Code);
        InboxState single = InboxReading.Read(new InboxState(), Inboxes.Log(5), 1_005, Now).Value!.Next;
        Assert.Equal(0, InboxReading.CountUnread(InboxReading.ReadAll(InboxReading.Read(single, older, 1_001, Now).Value!.Next, Inboxes.Log(5), Now), Inboxes.Log(5)));
        Assert.Equal([1, 5], InboxReading.Read(single, older, 1_001, Now).Value!.Next.BroadcastMarks.Select(mark => mark.Sequence));
    }
}
