using Platform.GrainInterfaces.Chats;

namespace Platform.Admin.Chats;

/// <summary>How sentences speak of a chat.</summary>
internal static class ChatWords
{
    /// <summary>Name and number.</summary>
    /// <param name="chat">The chat.</param>
    public static string Name(ChatView chat) => $"{chat.Name} (id {chat.Id})";

    /// <summary>Name and number of its owner.</summary>
    /// <param name="chat">The chat.</param>
    public static string Owner(ChatView chat) => $"{chat.Owner.Username} (id {chat.Owner.Id})";

    /// <summary>Who may see it, and under which public name.</summary>
    /// <param name="chat">The chat.</param>
    public static string Visibility(ChatView chat) => chat.Slug is { } slug ? $"{chat.Visibility} as {slug}" : chat.Visibility;

    /// <summary>Whether its shared browser runs.</summary>
    /// <param name="chat">The chat.</param>
    public static string State(ChatView chat) => chat.Running ? "running" : "stopped";

    /// <summary>How many are in it.</summary>
    /// <param name="chat">The chat.</param>
    public static string Members(ChatView chat) => chat.MemberCount == 1 ? "1 member" : $"{chat.MemberCount} members";
}
