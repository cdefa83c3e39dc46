using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Notifications;

namespace Platform.Tests.Notifications;

public sealed class BroadcastRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Places_rise_and_are_not_given_again_after_a_withdrawal()
    {
        BroadcastLog two = Add(Add(BroadcastLog.Empty, Now), Now);
        BroadcastLog one = BroadcastRules.Withdraw(two, two.Broadcasts[1]);
        Assert.Equal([1, 3], Add(one, Now).Broadcasts.Select(broadcast => broadcast.Sequence));
        Assert.Equal(4, Add(one, Now).Version);
    }

    [Fact]
    public void A_broadcast_does_not_look_older_than_the_one_before_it()
    {
        BroadcastLog log = Add(Add(Add(BroadcastLog.Empty, Now), Now.AddSeconds(-5)), Now.AddSeconds(1));
        Assert.Equal([Now, Now, Now.AddSeconds(1)], log.Broadcasts.Select(broadcast => broadcast.CreatedAt));
    }

    [Fact]
    public void The_newest_500_are_kept()
    {
        BroadcastLog log = Enumerable.Range(1, 502).Aggregate(BroadcastLog.Empty, (log, number) => Add(log, Now.AddSeconds(number)));
        Assert.Equal((3, 502, 500), (log.Broadcasts[0].Sequence, log.Broadcasts[^1].Sequence, log.Broadcasts.Length));
        Assert.Equal((2, Now.AddSeconds(2)), (log.TrimmedSequence, log.TrimmedCreatedAt!.Value));
    }

    [Fact]
    public void One_sees_what_was_sent_since_he_has_his_account()
    {
        BroadcastLog log = Enumerable.Range(1, 4).Aggregate(BroadcastLog.Empty, (log, number) => Add(log, Now.AddSeconds(number)));
        Assert.Equal([1, 2, 3, 4], log.Since(Now).Broadcasts.Select(broadcast => broadcast.Sequence));
        Assert.Equal([3, 4], log.Since(Now.AddSeconds(3)).Broadcasts.Select(broadcast => broadcast.Sequence));
        Assert.Empty(log.Since(Now.AddSeconds(5)).Broadcasts);
        Assert.Empty(BroadcastLog.Empty.Since(Now).Broadcasts);
    }

    [Fact]
    public void One_misses_only_what_he_would_have_seen()
    {
        BroadcastLog log = Enumerable.Range(1, 502).Aggregate(BroadcastLog.Empty, (log, number) => Add(log, Now.AddSeconds(number)));
        Assert.Equal(2, log.Since(Now.AddSeconds(2)).TrimmedSequence);
        Assert.Equal(0, log.Since(Now.AddSeconds(3)).TrimmedSequence);
    }

    [Fact]
    public void The_log_finds_places_whether_or_not_they_are_held()
    {
        BroadcastLog log = Enumerable.Range(1, 5).Aggregate(BroadcastLog.Empty, (log, _) => Add(log, Now));
        log = BroadcastRules.Withdraw(log, log.Broadcasts[2]);
        Assert.Equal([false, true, true, false, true, true, false], Enumerable.Range(0, 7).Select(place => log.Holds(place)));
        Assert.Equal([0, 1, 2, 2, 3, 4, 4], Enumerable.Range(0, 7).Select(place => log.FirstBehind(place)));
    }

    private static BroadcastLog Add(BroadcastLog log, DateTimeOffset now) =>
        BroadcastRules.Add(log, id: log.LastSequence + 100, new NewNotification("Title", "Body", NotificationTypes.Info), new UserId(3), now);
}
