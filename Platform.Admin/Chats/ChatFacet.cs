using Platform.Admin.Output;
using Platform.GrainInterfaces.Chats;

namespace Platform.Admin.Chats;

/// <summary>A chat as the target of a rehearsed change.</summary>
internal static class ChatFacet
{
    /// <summary>One that was found.</summary>
    /// <param name="chat">The chat.</param>
    public static Facet Of(ChatView chat) => new($"chat {ChatWords.Name(chat)}", new { type = "chat", id = (long?)chat.Id, name = chat.Name });

    /// <summary>One that was not found, is not there yet, or about which nothing may be told.</summary>
    /// <param name="chat">What the operator typed.</param>
    public static Facet Named(string chat) => new($"chat {chat}", new { type = "chat", id = (long?)null, name = chat });
}
