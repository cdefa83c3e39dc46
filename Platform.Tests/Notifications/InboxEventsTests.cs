using System.Collections.Immutable;
using CsCheck;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Grains.Notifications;

namespace Platform.Tests.Notifications;

public sealed class InboxEventsTests
{
    private static readonly DateTimeOffset Now = Inboxes.Start;

    [Fact]
    public void Without_a_cursor_one_learns_where_now_is()
    {
        UserEvents events = After(Inboxes.Filled(3), Inboxes.Log(2), null);
        Assert.Empty(events.Events);
        Assert.Equal(("3.2", false, false), (events.Cursor, events.HasMore, events.HasGap));
        BroadcastLog withdrawn = BroadcastRules.Withdraw(Inboxes.Log(2), Inboxes.Log(2).Broadcasts[1]);
        Assert.Equal("0.2", After(new InboxState(), withdrawn, null).Cursor);
    }

    [Fact]
    public void Both_are_told_by_time_and_each_event_names_the_cursor_behind_it()
    {
        InboxState inbox = new InboxState().With(1, Now.AddSeconds(1)).With(2, Now.AddSeconds(4));
        BroadcastLog log = BroadcastLog.Empty.With(3, Now.AddSeconds(2)).With(4, Now.AddSeconds(3)).With(5, Now.AddSeconds(9));
        UserEvents events = After(inbox, log, "0.0");
        Assert.Equal(
            [("1.0", 1), ("1.1", 3), ("1.2", 4), ("2.2", 2), ("2.3", 5)],
            events.Events.Select(one => (one.Id, one.Notification!.Id)));
        Assert.Equal("2.3", events.Cursor);
        Assert.Equal(["2.3"], After(inbox, log, "2.2").Events.Select(one => one.Id));
    }

    [Fact]
    public void Changes_of_the_account_tell_how_it_stands()
    {
        InboxState inbox = InboxDelivery.Add(new InboxState(), [], [
            new AccountChange { Kind = AccountChangeKind.Restriction, State = AccountState.Timeout, RestrictedUntil = Now.AddHours(1), CreatedAt = Now },
            new AccountChange { Kind = AccountChangeKind.Subscription, Tier = SubscriptionTier.Premium, SubscriptionExpiresAt = Now.AddDays(30), CreatedAt = Now },
            new AccountChange { Kind = AccountChangeKind.Subscription, Tier = SubscriptionTier.Basic, CreatedAt = Now }]);
        Assert.Equal(
            [
                new UserEvent("1.0", null, new RestrictionEvent(AccountState.Timeout, Now.AddHours(1)), null),
                new UserEvent("2.0", null, null, new SubscriptionEvent(SubscriptionTier.Premium, Now.AddDays(30), HasPremium: true)),
                new UserEvent("3.0", null, null, new SubscriptionEvent(SubscriptionTier.Basic, null, HasPremium: false)),
            ],
            After(inbox, BroadcastLog.Empty, "0.0").Events.AsEnumerable());
    }

    [Fact]
    public void A_withdrawn_broadcast_is_simply_not_there()
    {
        BroadcastLog log = BroadcastRules.Withdraw(Inboxes.Log(3), Inboxes.Log(3).Broadcasts[1]);
        UserEvents events = After(new InboxState(), log, "0.0");
        Assert.Equal(["0.1", "0.3"], events.Events.Select(one => one.Id));
        Assert.False(events.HasGap);
    }

    [Fact]
    public void A_cursor_ahead_of_an_older_log_stays_where_it_is()
    {
        UserEvents events = After(Inboxes.Filled(2), Inboxes.Log(2), "2.7");
        Assert.Empty(events.Events);
        Assert.Equal(("2.7", false, false), (events.Cursor, events.HasMore, events.HasGap));
        Assert.Equal(["1.7", "2.7"], After(Inboxes.Filled(2), Inboxes.Log(2), "0.7").Events.Select(one => one.Id));
    }

    [Fact]
    public void A_cursor_ahead_of_the_inbox_is_of_a_later_one_that_is_lost()
    {
        UserEvents events = After(Inboxes.Filled(2), Inboxes.Log(2), "3.1");
        Assert.Empty(events.Events);
        Assert.Equal(("2.2", false, true), (events.Cursor, events.HasMore, events.HasGap));
    }

    [Fact]
    public void There_is_a_gap_where_something_was_given_up_that_was_not_told()
    {
        InboxState inbox = Inboxes.Filled(503);
        Assert.Equal([true, true, false, false], new[] { "0.0", "2.0", "3.0", "503.0" }.Select(cursor => After(inbox, BroadcastLog.Empty, cursor).HasGap));
        BroadcastLog log = Inboxes.Log(503);
        Assert.Equal([true, true, false], new[] { "0.0", "0.2", "0.3" }.Select(cursor => After(new InboxState(), log, cursor).HasGap));
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("1.2.3")]
    [InlineData("-1.2")]
    [InlineData("+1.2")]
    [InlineData("1.02")]
    [InlineData("00.2")]
    [InlineData(" 1.2")]
    [InlineData("1.2\n")]
    [InlineData("1,2")]
    [InlineData("a.b")]
    [InlineData("1.١")]
    [InlineData("99999999999999999.1")]
    public void What_was_never_told_is_refused(string cursor) =>
        Assert.Equal(["last_event_id"], InboxEvents.After(Inboxes.Filled(2), Inboxes.Log(2), cursor, 10).Refusal!.Fields.Keys);

    [Fact]
    public void No_text_at_all_is_a_fault() => Gen.String.Sample(text => EventCursor.Parse(text) is null || EventCursor.Parse(text)!.Value.ToText() == text);

    [Fact]
    public void In_any_walk_each_event_appears_once_and_behind_each_the_rest() => Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 3], Gen.Select(Gen.Int[0, 4], Gen.Int[-3, 3], Gen.Int[0, 3]).Array[1, 40]).Sample((own, shared, steps) =>
    {
        InboxState inbox = Inboxes.Filled(own);
        List<BroadcastLog> logs = [Inboxes.Log(shared)];
        string cursor = After(inbox, logs[0], null).Cursor;
        List<UserEvent> told = [];
        List<long> expected = [];
        long nextId = 5_000;
        foreach ((int what, int seconds, int some) in steps)
        {
            // Times need not rise: clocks differ.
            DateTimeOffset now = Now.AddSeconds(nextId - 5_000 + seconds);
            switch (what)
            {
                case 0:
                    expected.Add(nextId);
                    inbox = inbox.With(nextId++, now);
                    break;
                case 1:
                    expected.Add(nextId);
                    logs.Add(logs[^1].With(nextId++, now));
                    break;
                default:
                    // Another silo's copy may be older.
                    UserEvents events = After(inbox, logs[Math.Max(0, logs.Count - 1 - some)], cursor, some);
                    cursor = events.Cursor;
                    told.AddRange(events.Events);
                    break;
            }
        }

        ImmutableArray<UserEvent> rest = After(inbox, logs[^1], cursor).Events;
        Assert.Equal(expected.Order(), told.Concat(rest).Select(one => one.Notification!.Id).Order());
        for (var index = 0; index < rest.Length; index++)
        {
            Assert.Equal(rest[(index + 1)..].AsEnumerable(), After(inbox, logs[^1], rest[index].Id).Events.AsEnumerable());
        }
    });

    private static UserEvents After(InboxState inbox, BroadcastLog log, string? cursor, int most = 1_000) => InboxEvents.After(inbox, log, cursor, most).Value!;
}
