namespace Platform.Tests.Infrastructure;

/// <summary>The exact members of what is told of chats (reference.md, section 7).</summary>
public static class ChatMembers
{
    public static string[] Chat { get; } =
    [
        "id", "chat_type", "name", "owner", "visibility", "slug", "description", "allow_control_requests", "running", "member_count", "archived",
        "created_at", "updated_at",
    ];

    public static string[] Person { get; } = ["id", "username", "avatar_url"];

    public static string[] Member { get; } = ["user", "role", "joined_at"];

    public static string[] Invite { get; } = ["code", "chat_id", "created_by_id", "created_at", "expires_at", "uses", "max_uses"];
}
