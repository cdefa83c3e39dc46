using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Moderation;
using Platform.Grains.Subscriptions;
using Platform.Grains.Users;

namespace Platform.Tests.Users;

public sealed class LapsesTests
{
    private static readonly DateTimeOffset End = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly UserState Subscriber = new()
    {
        Id = new UserId(2),
        SubscriptionTier = SubscriptionTier.Premium,
        SubscriptionExpiresAt = End,
        SubscriptionGrantedById = new UserId(1),
        SubscriptionHistory = [new SubscriptionChange { Id = 1, NewTier = SubscriptionTier.Premium, CreatedAt = End.AddDays(-1) }],
        UpdatedAt = End.AddHours(-1),
    };

    [Fact]
    public void Until_the_end_nothing_lapses() => Assert.Same(Subscriber, Subscriber.AsOf(End.AddTicks(-1)));

    [Theory]
    [InlineData(0)]
    [InlineData(90)]
    public void From_its_end_on_a_subscription_is_basic_and_its_history_says_since_when_however_late_one_looks(int daysLate)
    {
        UserState lapsed = Subscriber.AsOf(End.AddDays(daysLate));
        Assert.Equal((SubscriptionTier.Basic, null, null), (lapsed.SubscriptionTier, lapsed.SubscriptionExpiresAt, lapsed.SubscriptionGrantedById));
        Assert.Equal(
            new SubscriptionChange { Id = 2, OldTier = SubscriptionTier.Premium, Reason = "expired", CreatedAt = End },
            lapsed.SubscriptionHistory[^1]);
        Assert.Equal((End, End), (lapsed.SubscriptionUpdatedAt, lapsed.UpdatedAt));
    }

    [Fact]
    public void What_is_written_down_is_what_was_read_before_with_one_audit_event_and_one_notification()
    {
        DateTimeOffset late = End.AddHours(3);
        Settlement settlement = Lapses.Settle(Subscriber, late);
        Assert.Equal(Subscriber.AsOf(late) with { Notifications = settlement.User.Notifications }, settlement.User with { SubscriptionHistory = settlement.User.SubscriptionHistory }, Alike);
        AuditEvent told = Assert.Single(settlement.Events);
        Assert.Equal((AuditEvents.SubscriptionExpire, null, "2", late), (told.Event, told.ActorId, told.TargetId, told.CreatedAt));
        Assert.Equal("Your Premium has ended", Assert.Single(settlement.User.Notifications).Title);
    }

    [Fact]
    public void Settling_again_finds_nothing_to_do()
    {
        UserState settled = Lapses.Settle(Subscriber, End).User;
        Settlement again = Lapses.Settle(settled, End.AddDays(1));
        Assert.Same(settled, again.User);
        Assert.Empty(again.Events);
    }

    [Fact]
    public void A_restriction_that_is_over_leaves_the_counters_and_the_wake_up_call()
    {
        var user = new UserState
        {
            Id = new UserId(2),
            Punishments = [new Punishment { Id = 1, Kind = PunishmentKind.Ban, ExpiresAt = End }, new Punishment { Id = 2, Kind = PunishmentKind.Timeout, ExpiresAt = End.AddDays(1) }],
        };
        Assert.Equal(End, user.WakeAfter);
        Assert.Contains("users.state.2", user.Buckets);
        UserState between = user.AsOf(End);
        Assert.Equal(End.AddDays(1), between.WakeAfter);
        Assert.Contains("users.state.1", between.Buckets);
        UserState after = between.AsOf(End.AddDays(1));
        Assert.Null(after.WakeAfter);
        Assert.Contains("users.state.0", after.Buckets);
        Assert.Equal(AccountState.Active, after.ToProfile(End, End.AddDays(1)).State);
    }

    private static bool Alike(UserState one, UserState other) =>
        System.Text.Json.JsonSerializer.Serialize(one, Platform.Grains.Storage.StateJson.Default.UserState)
        == System.Text.Json.JsonSerializer.Serialize(other, Platform.Grains.Storage.StateJson.Default.UserState);
}
