namespace Platform.Grains.Users;

/// <summary>The instants at which the clock changes a user by itself.</summary>
internal static class UserDeadlines
{
    /// <summary>End of his subscription as last written; null where it has none.</summary>
    public static DateTimeOffset? Subscription(UserState user) => user.SubscriptionExpiresAt;

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
        user.Erasure is null ? null : user.DeletedAt,
    }.Min();
}
