using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Chats;

/// <summary>Chats as the reference shows them.</summary>
internal static class ChatExamples
{
    /// <summary>A public chat.</summary>
    public static ChatView Chat { get; } = new(
        Id: 31,
        ChatType: "group",
        Name: "Film night",
        Owner: Owner,
        Visibility: ChatVisibilities.Public,
        Slug: "film-night",
        Description: "Every Friday at nine.",
        AllowControlRequests: true,
        Running: false,
        MemberCount: 2,
        Archived: false,
        CreatedAt: ExampleTimes.Beginning,
        UpdatedAt: ExampleTimes.Now);

    /// <summary>Its owner as one of its members.</summary>
    public static ChatMemberView Member { get; } = new(Owner, "owner", ExampleTimes.Beginning);

    /// <summary>An invite to it.</summary>
    public static ChatInviteView Invite { get; } = new("k3vZ8rT1mQ9xW5aB", Chat.Id, Owner.Id, ExampleTimes.Now, ExampleTimes.End, Uses: 1, MaxUses: 5);

    /// <summary>A new one.</summary>
    public static NewChatBody New { get; } = new() { Name = Chat.Name, Description = Chat.Description, AllowControlRequests = true };

    /// <summary>What makes it public.</summary>
    public static ChatUpdateBody Update { get; } = new() { Name = Chat.Name, Description = Chat.Description, AllowControlRequests = true, Slug = Chat.Slug };

    /// <summary>A new invite.</summary>
    public static NewInviteBody NewInvite { get; } = new() { ExpiresAt = ExampleTimes.End, MaxUses = 5 };

    /// <summary>Who has to go.</summary>
    public static KickBody Kick { get; } = new() { UserId = 1043 };

    private static ChatOwner Owner => new(new UserId(1042), "Marina", "https://cdn.example.org/avatars/77.png");
}
