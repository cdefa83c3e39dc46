namespace Platform.Tests.Infrastructure;

/// <summary>The exact members of bots (reference.md, section 5).</summary>
public static class BotMembers
{
    public static string[] Public { get; } =
    [
        "id", "name", "platform", "groups", "users", "avatar_url", "latency_ms", "is_verified", "last_activity_at", "created_at", "updated_at",
    ];

    public static string[] Full { get; } = [.. Public, "owner_id", "bot_type", "is_active", "rate_limit_per_hour"];

    /// <summary>A user as a bot sees him.</summary>
    public static string[] User { get; } =
    [
        "id", "username", "avatar_url", "subscription_tier", "state", "restricted_until", "remaining_seconds", "permission_level", "has_premium",
        "subscription_expires_at", "subscription_remaining_seconds", "linked_platform",
    ];
}
