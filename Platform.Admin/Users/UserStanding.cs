using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Users;

/// <summary>All of a user that an act may change, as a dry run shows it to programs.</summary>
/// <param name="PermissionLevel">His level.</param>
/// <param name="State">The state of his account.</param>
/// <param name="RestrictedUntil">End of the restriction in force.</param>
/// <param name="SubscriptionTier">The tier in force.</param>
/// <param name="SubscriptionExpiresAt">Its end.</param>
/// <param name="HasPremium">Whether the features of Premium are open to him.</param>
/// <param name="ChatSlots">Chats he has and may have.</param>
/// <param name="ModerationActions">Entries in his moderation history.</param>
/// <param name="EndedSessions">Token suffixes of the sessions that the act ends.</param>
internal sealed record UserStanding(
    PermissionLevel PermissionLevel,
    AccountState State,
    DateTimeOffset? RestrictedUntil,
    SubscriptionTier SubscriptionTier,
    DateTimeOffset? SubscriptionExpiresAt,
    bool HasPremium,
    ChatSlots ChatSlots,
    int ModerationActions,
    ImmutableArray<string> EndedSessions)
{
    /// <summary>How a user stands.</summary>
    /// <param name="user">The user.</param>
    /// <param name="endedSessions">Sessions that the act has ended by then.</param>
    public static UserStanding Of(UserDetails user, ImmutableArray<string> endedSessions) => new(
        user.Profile.PermissionLevel,
        user.Profile.State,
        user.Profile.RestrictedUntil,
        user.Profile.SubscriptionTier,
        user.Profile.SubscriptionExpiresAt,
        user.Profile.HasPremium,
        user.Profile.ChatSlots,
        user.ModerationActions.Length,
        endedSessions);

    /// <summary>The same for people, in lines that can be compared one by one.</summary>
    /// <param name="user">The user.</param>
    /// <param name="endedSessions">Sessions that the act has ended by then.</param>
    public static IReadOnlyList<string> Lines(UserDetails user, ImmutableArray<string> endedSessions) =>
    [
        $"level {user.Profile.PermissionLevel}",
        UserWords.State(user.Profile),
        $"subscription {UserWords.Subscription(user.Profile)}",
        $"premium {(user.Profile.HasPremium ? "yes" : "no")}",
        $"chats {UserWords.Chats(user.Profile.ChatSlots)}",
        string.Create(CultureInfo.InvariantCulture, $"entries in the moderation history {user.ModerationActions.Length}"),
        .. endedSessions.IsEmpty ? [] : new[] { $"ended {UserWords.Sessions(endedSessions)}" },
    ];
}
