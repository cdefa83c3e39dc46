using System.Collections.Immutable;
using Platform.Grains.Audit;
using Platform.Grains.Chats;
using Platform.Grains.Moderation;
using Platform.Grains.Notifications;
using Platform.Grains.Subscriptions;

namespace Platform.Grains.Users;

/// <summary>What the clock alone makes of a user: whoever reads sees him as if every end had been written down at once.</summary>
internal static class Lapses
{
    /// <summary>The user as he is at an instant.</summary>
    public static UserState AsOf(this UserState user, DateTimeOffset now)
    {
        UserState settled = SubscriptionExpiry.IsDue(user, now) ? SubscriptionExpiry.Apply(user) : user;
        if (user.Punishments.Any(punishment => IsDue(punishment, now)))
        {
            settled = settled with { Punishments = [.. user.Punishments.Select(punishment => IsDue(punishment, now) ? punishment with { IsOver = true } : punishment)] };
        }

        return ChatOwnership.Trim(settled, now);
    }

    /// <summary>The same, with what has to be told of it when it is written down.</summary>
    public static Settlement Settle(UserState user, DateTimeOffset now)
    {
        UserState settled = SubscriptionEnding.Tell(PunishmentNews.Freed(user, user.AsOf(now), now), now);
        if (!SubscriptionExpiry.IsDue(user, now))
        {
            return new Settlement(settled, []);
        }

        UserState told = settled with
        {
            Notifications = PendingNotifications.Add(settled.Notifications, SubscriptionExpiry.Notification(user, now)),
        };
        return new Settlement(told, [SubscriptionExpiry.Event(user, now)]);
    }

    private static bool IsDue(Punishment punishment, DateTimeOffset now) =>
        punishment.ToRunning() is { } running && !Restrictions.Runs(running.Until, now);
}

/// <summary>A user with every end written down that has passed, and the audit events of it.</summary>
internal sealed record Settlement(UserState User, ImmutableArray<AuditEvent> Events);
