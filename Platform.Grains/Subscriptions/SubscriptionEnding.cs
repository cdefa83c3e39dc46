using System.Globalization;
using Platform.Grains.Notifications;
using Platform.Grains.Users;

namespace Platform.Grains.Subscriptions;

/// <summary>What a user is told before his subscription ends.</summary>
internal static class SubscriptionEnding
{
    private static readonly TimeSpan Before = TimeSpan.FromDays(3);

    /// <summary>When he is to be told; null when he was, and of a subscription that was given so shortly before its end that he knows.</summary>
    public static DateTimeOffset? DueAt(UserState user) =>
        user.SubscriptionExpiresAt is { } end && user.EndingTold != end && end - Before > user.SubscriptionUpdatedAt ? end - Before : null;

    /// <summary>Tells him, if it is time and the end has not come.</summary>
    /// <returns>The same user when there is nothing to tell.</returns>
    public static UserState Tell(UserState user, DateTimeOffset now)
    {
        if (DueAt(user) is not { } due || due > now || user.SubscriptionExpiresAt is not { } end || end <= now)
        {
            return user;
        }

        var notification = new PendingNotification
        {
            Id = Guid.CreateVersion7(now),
            Title = $"Your {user.SubscriptionTier} is about to end",
            Body = string.Create(CultureInfo.InvariantCulture, $"It ends on {end:yyyy-MM-dd HH:mm} UTC. Chats beyond your slots are stopped then; nothing is deleted."),
            Type = GrainInterfaces.Notifications.NotificationTypes.Warning,
            CreatedAt = now,
        };
        return user with { EndingTold = end, Notifications = PendingNotifications.Add(user.Notifications, notification) };
    }
}
