using System.Collections.Immutable;
using Platform.Grains.Directory;
using Platform.Grains.Users;

namespace Platform.Grains.Chats;

/// <summary>A user's chats as he has decided, however late the chats themselves learn of it.</summary>
/// <param name="Chats">By id: as written down where they are, as ordered where they are not yet; without those he has given up.</param>
/// <param name="IsComplete">False when one of them came to be, or was written down, after the rows were read: they are to be read again.</param>
internal sealed record OwnedChatList(ImmutableArray<ListedChat> Chats, bool IsComplete)
{
    /// <summary>Puts rows and what waits to be told together.</summary>
    /// <param name="user">The user, as he stands after the rows were read.</param>
    /// <param name="rows">The rows of his chats, by id.</param>
    /// <param name="most">Rows at the most that were asked for.</param>
    public static OwnedChatList Of(UserState user, ImmutableArray<ListedChat> rows, int most)
    {
        long last = rows.Length < most ? long.MaxValue : rows[^1].Chat.Id;
        OwnedChat[] owned = [.. user.Chats.Where(chat => chat.Id <= last).OrderBy(chat => chat.Id).Take(most)];
        Dictionary<long, ListedChat> written = rows.ToDictionary(row => row.Chat.Id);
        ImmutableArray<ListedChat> chats = [.. owned.Select(chat => written.GetValueOrDefault(chat.Id) ?? Beginning(user, chat.Id)).OfType<ListedChat>()];
        return new OwnedChatList(chats, chats.Length == owned.Length);
    }

    private static ListedChat? Beginning(UserState user, long chat) =>
        user.ChatOrders.FirstOrDefault(order => order.ChatId == chat)?.Creation is { } creation ? new ListedChat(ChatGrain.Begin(creation), MemberCount: 1) : null;
}
