using Platform.Admin.Output;
using Platform.GrainInterfaces.Chats;

namespace Platform.Admin.Chats;

/// <summary>A chat for people.</summary>
internal static class ChatCard
{
    /// <summary>All there is of it.</summary>
    /// <param name="chat">The chat.</param>
    public static View Of(ChatView chat) => new Card(
        ("Id", $"{chat.Id}"),
        ("Name", chat.Name),
        ("Type", chat.ChatType),
        ("Owner", ChatWords.Owner(chat)),
        ("Visibility", chat.Visibility),
        ("Slug", chat.Slug),
        ("Description", chat.Description),
        ("State", new Toned(ChatWords.State(chat), chat.Running ? Tone.Good : Tone.Plain)),
        ("Members", $"{chat.MemberCount}"),
        ("Control requests", chat.AllowControlRequests ? "allowed" : "not allowed"),
        ("Archived", chat.Archived ? "yes" : "no"),
        ("Created", UtcTime.Alone(chat.CreatedAt)),
        ("Updated", UtcTime.Alone(chat.UpdatedAt)));
}
