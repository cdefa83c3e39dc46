using System.Collections.Frozen;
using Platform.Grains.Bots;
using Platform.Grains.Chats;
using Platform.Grains.Notifications;
using Platform.Grains.Permissions;
using Platform.Grains.PublicKeys;
using Platform.Grains.Sessions;
using Platform.Grains.SignIn;
using Platform.Grains.Users;

namespace Platform.Grains.Storage.Checks;

/// <summary>Which record is stored under which name.</summary>
internal static class StoredStates
{
    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        [StateNames.User] = typeof(UserState),
        [StateNames.Username] = typeof(UsernameState),
        [StateNames.Session] = typeof(SessionState),
        [StateNames.Identity] = typeof(IdentityState),
        [StateNames.IdentityMemory] = typeof(IdentityMemoryState),
        [StateNames.LoginCode] = typeof(LoginCodeState),
        [StateNames.PublicKeys] = typeof(PublicKeysState),
        [StateNames.Owners] = typeof(OwnersState),
        [StateNames.Ids] = typeof(IdsState),
        [StateNames.Bot] = typeof(BotState),
        [StateNames.BotLimit] = typeof(BotLimitState),
        [StateNames.BotBatch] = typeof(BatchState),
        [StateNames.Announcements] = typeof(AnnouncementsState),
        [StateNames.Chat] = typeof(ChatState),
        [StateNames.ChatMembers] = typeof(ChatMembersState),
        [StateNames.Slug] = typeof(SlugState),
        [StateNames.Inbox] = typeof(InboxState),
        [StateNames.Broadcasts] = typeof(BroadcastsState),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The record of a name; null of a name that no grain of this release stores anything under.</summary>
    public static Type? TypeOf(string name) => Types.GetValueOrDefault(name);
}
