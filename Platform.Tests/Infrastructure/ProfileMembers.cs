namespace Platform.Tests.Infrastructure;

/// <summary>The exact members of profiles (reference.md, section 4; the remaining seconds by section 2).</summary>
public static class ProfileMembers
{
    public static string[] Own { get; } =
    [
        "id", "username", "avatar_url", "avatar_source", "permission_level", "permission_since", "state", "restricted_until", "remaining_seconds",
        "subscription_tier", "subscription_expires_at", "subscription_remaining_seconds", "subscription_granted_by", "has_premium", "chat_slots",
        "linked_platforms", "last_activity_at", "created_at", "updated_at",
    ];

    public static string[] Public { get; } = ["id", "username", "avatar_url", "subscription_tier"];

    public static string[] LinkedPlatform { get; } =
        ["platform", "platform_user_id", "platform_username", "platform_avatar_url", "linked_at", "last_authenticated_at"];
}
