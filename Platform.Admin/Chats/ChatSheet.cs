using Platform.Admin.Output;
using Platform.GrainInterfaces.Chats;

namespace Platform.Admin.Chats;

/// <summary>Several chats for people.</summary>
internal static class ChatSheet
{
    /// <summary>Chats of many owners.</summary>
    /// <param name="chats">The chats.</param>
    public static Sheet Of(IReadOnlyList<ChatView> chats) => new(
        ["Id", "Visibility", "State", "Members", "Owner", "Slug", "Name"],
        [.. chats.Select(chat => new[]
        {
            $"{chat.Id}", chat.Visibility, ChatWords.State(chat), $"{chat.MemberCount}", chat.Owner.Username, chat.Slug, chat.Name,
        })]);

    /// <summary>Chats of one owner, beside what else there is of him.</summary>
    /// <param name="chats">The chats.</param>
    public static Sheet Owned(IReadOnlyList<ChatView> chats) => new(
        ["Id", "Visibility", "State", "Members", "Slug", "Name"],
        [.. chats.Select(chat => new[]
        {
            $"{chat.Id}", chat.Visibility, ChatWords.State(chat), $"{chat.MemberCount}", chat.Slug, chat.Name,
        })],
        Title: "Chats");
}
