using Platform.GrainInterfaces.Chats;

namespace Platform.Admin.Chats;

/// <summary>All of a chat that an act may change, as a dry run shows it to programs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Whose it is.</param>
/// <param name="Visibility">Who may see it.</param>
/// <param name="Slug">Its public name.</param>
/// <param name="Description">A text.</param>
/// <param name="AllowControlRequests">Whether members may ask for control.</param>
/// <param name="Running">Whether its shared browser runs.</param>
/// <param name="MemberCount">Members, the owner included.</param>
internal sealed record ChatStanding(
    string Name,
    ChatOwner Owner,
    string Visibility,
    string? Slug,
    string? Description,
    bool AllowControlRequests,
    bool Running,
    int MemberCount)
{
    /// <summary>How a chat stands.</summary>
    /// <param name="chat">The chat.</param>
    public static ChatStanding Of(ChatView chat) => new(
        chat.Name, chat.Owner, chat.Visibility, chat.Slug, chat.Description, chat.AllowControlRequests, chat.Running, chat.MemberCount);

    /// <summary>The same for people, in lines that can be compared one by one.</summary>
    /// <param name="chat">The chat.</param>
    public static IReadOnlyList<string> Lines(ChatView chat) =>
    [
        $"name {chat.Name}",
        $"owner {chat.Owner.Username}",
        ChatWords.Visibility(chat),
        .. chat.Description is { } description ? [$"description {description}"] : Array.Empty<string>(),
        ChatWords.State(chat),
        ChatWords.Members(chat),
    ];
}
