using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Moderation;
using Platform.Grains.Notifications;
using Platform.Grains.Sessions;
using Platform.Grains.SignIn;
using Platform.Grains.Users;

namespace Platform.Tests.Notifications;

/// <summary>What the platform tells its users by itself.</summary>
public sealed class OwnNewsTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Actor Admin = new(new UserId(1), PermissionLevel.Admin);
    private static readonly UserState Someone = new() { Id = new UserId(2), Username = "someone", CreatedAt = Now };

    private static readonly UserState Subscriber = Someone with
    {
        SubscriptionTier = SubscriptionTier.Premium,
        SubscriptionExpiresAt = Now.AddDays(30),
        SubscriptionUpdatedAt = Now,
    };

    [Fact]
    public void The_end_of_a_subscription_is_told_three_days_before_and_once()
    {
        DateTimeOffset due = Now.AddDays(27);
        Assert.Equal(due, UserDeadlines.Subscription(Subscriber));
        Assert.Same(Subscriber, Lapses.Settle(Subscriber, due.AddTicks(-1)).User);
        UserState told = Lapses.Settle(Subscriber, due).User;
        Assert.Equal("Your Premium is about to end", Assert.Single(told.Notifications).Title);
        Assert.Equal(Subscriber.SubscriptionExpiresAt, UserDeadlines.Subscription(told));
        Assert.Same(told, Lapses.Settle(told, due.AddDays(1)).User);
    }

    [Fact]
    public void A_longer_subscription_is_told_of_anew()
    {
        UserState told = Lapses.Settle(Subscriber, Now.AddDays(27)).User;
        UserState longer = told with { SubscriptionExpiresAt = Now.AddDays(60), SubscriptionUpdatedAt = Now.AddDays(28), Notifications = [] };
        Assert.Equal(Now.AddDays(57), UserDeadlines.Subscription(longer));
        Assert.Single(Lapses.Settle(longer, Now.AddDays(57)).User.Notifications);
    }

    [Fact]
    public void Of_one_given_for_three_days_only_the_end_is_told()
    {
        UserState brief = Subscriber with { SubscriptionExpiresAt = Now.AddDays(3) };
        Assert.Equal(Now.AddDays(3), UserDeadlines.Subscription(brief));
        Assert.Empty(Lapses.Settle(brief, Now.AddDays(1)).User.Notifications);
        Assert.Equal("Your Premium has ended", Assert.Single(Lapses.Settle(brief, Now.AddDays(3)).User.Notifications).Title);
    }

    [Fact]
    public void When_the_cluster_was_away_only_the_end_is_told() =>
        Assert.Equal("Your Premium has ended", Assert.Single(Lapses.Settle(Subscriber, Now.AddDays(31)).User.Notifications).Title);

    [Fact]
    public void A_warning_and_a_timeout_are_told_with_their_reason()
    {
        UserState user = Punishments.Warn(Someone, Admin, new WarnUser { Reason = "mind the rules" }, Now);
        user = Punishments.TimeOut(user, Admin, new TimeOutUser { Reason = "loud", End = new(null, TimeSpan.FromHours(1)) }, Now).Value!;
        Assert.Equal(["You were warned", "You are in a timeout"], user.Notifications.Select(notification => notification.Title));
        Assert.Contains("mind the rules", user.Notifications[0].Body, StringComparison.Ordinal);
        Assert.Contains("2026-01-01 01:00 UTC", user.Notifications[1].Body, StringComparison.Ordinal);
        Assert.Contains("loud", user.Notifications[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public void The_end_of_the_last_ban_is_told_however_it_comes()
    {
        UserState banned = Punishments.Ban(Someone, Admin, new BanUser { Reason = "spam", End = new(null, TimeSpan.FromHours(1)) }, Now).Value!;
        Assert.Empty(banned.Notifications);
        Assert.Equal("Your ban is lifted", Assert.Single(Punishments.LiftBans(banned, Admin, new LiftBans(), Now).Value!.Notifications).Title);
        Assert.Equal("Your ban is lifted", Assert.Single(Lapses.Settle(banned, Now.AddHours(1)).User.Notifications).Title);

        UserState twice = Punishments.Ban(banned, Admin, new BanUser { Reason = "spam", End = new(null, TimeSpan.FromHours(2)) }, Now).Value!;
        UserState once = Lapses.Settle(twice, Now.AddHours(1)).User;
        Assert.Empty(once.Notifications);
        Assert.Single(Lapses.Settle(once, Now.AddHours(2)).User.Notifications);
    }

    [Theory]
    [InlineData("192.0.2.1", false)]
    [InlineData("::ffff:192.0.2.1", false)]
    [InlineData("2001:db8:0:1::5", false)]
    [InlineData("203.0.113.9", false)]
    [InlineData("192.0.2.2", true)]
    [InlineData("2001:db8:0:2::1", true)]
    [InlineData(null, false)]
    public void A_sign_in_from_an_address_never_seen_before_is_told(string? ip, bool isTold)
    {
        UserState user = Someone with
        {
            Sessions = new UserSessions
            {
                Live = [new LiveSession { ClientIp = "192.0.2.1" }, new LiveSession { ClientIp = "2001:db8:0:1::1" }],
                Ended = [new EndedSession { ClientIp = "203.0.113.9" }, new EndedSession { ClientIp = null }],
            },
        };
        Assert.Equal(isTold ? 1 : 0, SignInNews.Of(user, From(ip), Now).Length);
    }

    [Fact]
    public void The_first_sign_in_of_all_is_no_news() => Assert.Empty(SignInNews.Of(Someone, From("192.0.2.2"), Now));

    [Fact]
    public void Changes_of_restriction_and_subscription_are_told_to_those_who_watch_and_nothing_else()
    {
        UserState timedOut = Punishments.TimeOut(Someone, Admin, new TimeOutUser { Reason = "loud", End = new(null, TimeSpan.FromHours(1)) }, Now).Value!;
        AccountChange restricted = Assert.Single(AccountChanges.Add([], Someone, timedOut, Now));
        Assert.Equal((AccountChangeKind.Restriction, AccountState.Timeout, Now.AddHours(1)), (restricted.Kind, restricted.State, restricted.RestrictedUntil));

        UserState warned = Punishments.Warn(timedOut, Admin, new WarnUser { Reason = "mind" }, Now);
        Assert.Empty(AccountChanges.Add([], timedOut, warned, Now));

        // What the clock has ended is a change when it is written down.
        AccountChange freed = Assert.Single(AccountChanges.Add([], warned, warned.AsOf(Now.AddHours(1)), Now.AddHours(1)));
        Assert.Equal((AccountState.Active, null), (freed.State, freed.RestrictedUntil));

        AccountChange expired = Assert.Single(AccountChanges.Add([], Subscriber, Subscriber.AsOf(Now.AddDays(30)), Now.AddDays(30)));
        Assert.Equal((AccountChangeKind.Subscription, SubscriptionTier.Basic, null), (expired.Kind, expired.Tier, expired.SubscriptionExpiresAt));
    }

    private static SignInRequest From(string? ip) =>
        new(new PlatformIdentity("test", "1"), null, null, new SignInClient(ip, "tests"), Now, TrialUsedBefore: false, BotId: null);
}
