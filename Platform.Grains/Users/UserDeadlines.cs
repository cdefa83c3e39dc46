using Platform.Grains.Subscriptions;

namespace Platform.Grains.Users;

/// <summary>The instants at which the clock changes a user by itself.</summary>
internal static class UserDeadlines
{
    /// <summary>When he is told that his subscription is about to end, and once he was, its end as last written; null where it has none.</summary>
    public static DateTimeOffset? Subscription(UserState user) => SubscriptionEnding.DueAt(user) ?? user.SubscriptionExpiresAt;

    /// <summary>The earliest end of a restriction that is not written down yet; null where there is none.</summary>
    public static DateTimeOffset? Restriction(UserState user) => user.Punishments
        .Select(punishment => punishment.ToRunning()?.Until)
        .Min();

    /// <summary>From when on he has something to settle, whoever wakes him; null for never.</summary>
    public static DateTimeOffset? Wake(UserState user) => new[]
    {
        Subscription(user),
        Restriction(user),
        user.Sessions.UntoldSince,
        Errands(user),
        user.Erasure is null ? null : user.DeletedAt,
    }.Min();

    /// <summary>Since when something waits for his inbox or his chats; null when nothing does.</summary>
    private static DateTimeOffset? Errands(UserState user) => user.Notifications.Select(notification => notification.CreatedAt)
        .Concat(user.Changes.Select(change => change.CreatedAt))
        .Concat(user.ChatOrders.Select(order => order.CreatedAt))
        .Min(since => (DateTimeOffset?)since);
}
