using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;
using Platform.Grains.Directory;
using Platform.Grains.Sessions;
using Platform.Grains.Subscriptions;
using Platform.Grains.Time;

namespace Platform.Grains.Users;

/// <summary>What a user's state as of an instant looks like to those who read it.</summary>
internal static class UserViews
{
    public static UserProfile ToProfile(this UserState user, DateTimeOffset lastActivity, DateTimeOffset now)
    {
        Restriction? restriction = user.RestrictionAt(now);
        SubscriptionTier tier = user.TierAt(now);
        bool hasPremium = SubscriptionRules.HasPremium(tier);
        DateTimeOffset? subscriptionEnd = hasPremium ? user.SubscriptionExpiresAt : null;
        return new UserProfile(
            user.Id,
            user.Username,
            AvatarRules.Url(user),
            user.AvatarSource,
            user.PermissionLevel,
            user.PermissionSince,
            restriction?.State ?? AccountState.Active,
            restriction?.Until,
            restriction?.RemainingSeconds,
            tier,
            subscriptionEnd,
            now.SecondsUntil(subscriptionEnd),
            hasPremium ? user.SubscriptionGrantedById : null,
            hasPremium,
            new ChatSlots(user.Chats.Length, ChatSlotRules.Limit(user.PermissionLevel, hasPremium)),
            [.. user.LinkedPlatforms.Select(linked => linked.ToView())],
            lastActivity,
            user.CreatedAt,
            user.UpdatedAt);
    }

    public static PublicProfile ToPublicProfile(this UserState user, DateTimeOffset now) =>
        new(user.Id, user.Username, AvatarRules.Url(user), user.TierAt(now));

    /// <summary>What a bot on a platform sees.</summary>
    public static BotUserView ToBotView(this UserState user, string platform, DateTimeOffset now)
    {
        UserProfile profile = user.ToProfile(user.LastActivityAt, now);
        return new BotUserView(
            profile.Id,
            profile.Username,
            profile.AvatarUrl,
            profile.SubscriptionTier,
            profile.State,
            profile.RestrictedUntil,
            profile.RemainingSeconds,
            profile.PermissionLevel,
            profile.HasPremium,
            profile.SubscriptionExpiresAt,
            profile.SubscriptionRemainingSeconds,
            profile.LinkedPlatforms.FirstOrDefault(linked => linked.Platform == platform));
    }

    public static UserLookup ToLookup(this UserState user, DateTimeOffset now) => new(
        user.Id,
        user.Username,
        AvatarRules.Url(user),
        user.PermissionLevel,
        user.TierAt(now),
        [.. user.LinkedPlatforms.Select(linked => new PlatformIdentity(linked.Platform, linked.PlatformUserId))]);

    /// <summary>What an operator sees; the history of ended sessions is for Owners.</summary>
    public static UserDetails ToDetails(this UserState user, Actor viewer, Belongings belongings, DateTimeOffset lastActivity, DateTimeOffset now) => new(
        user.ToProfile(lastActivity, now),
        [.. user.Punishments.Reverse().Select(punishment => punishment.ToActionView(now))],
        [.. user.SubscriptionHistory.Reverse().Select(change => change.ToView())],
        [.. user.PermissionHistory.Reverse().Select(change => change.ToView())],
        user.ToChats(belongings.Chats, now),
        belongings.Bots,
        viewer.Level == PermissionLevel.Owner ? [.. SessionRules.Settle(user.Sessions, now).Ended.Select(session => session.ToView())] : null,
        AllowedActions.Of(user, viewer, now));

    /// <summary>What his chats must know of him.</summary>
    public static ChatOwnerStanding ToChatOwner(this UserState user, DateTimeOffset now) => new(
        new ChatOwner(user.Id, user.Username, AvatarRules.Url(user)),
        user.PermissionLevel,
        [.. ChatOwnership.Trim(user, now).Chats.Where(chat => chat.RunningSince is not null).Select(chat => chat.Id)],
        [.. user.ChatOrders.Where(order => order.Deletion is not null).Select(order => order.ChatId)]);

    /// <summary>His chats as he sees them.</summary>
    public static ImmutableArray<ChatView> ToChats(this UserState user, ImmutableArray<ListedChat> chats, DateTimeOffset now)
    {
        ChatOwnerStanding owner = user.ToChatOwner(now);
        return [.. chats.Select(listed => ChatFacts.Of(listed.Chat, listed.MemberCount).ToView(owner))];
    }

    public static SubscriptionView ToSubscription(this UserState user, DateTimeOffset now)
    {
        SubscriptionTier tier = user.TierAt(now);
        bool hasPremium = SubscriptionRules.HasPremium(tier);
        DateTimeOffset? end = hasPremium ? user.SubscriptionExpiresAt : null;
        ImmutableArray<SubscriptionChangeView> history = [.. user.SubscriptionHistory.Reverse().Select(change => change.ToView())];
        return new SubscriptionView(
            tier, end, now.SecondsUntil(end), hasPremium, hasPremium, user.IsTrialAvailable, history, user.CreatedAt, user.SubscriptionUpdatedAt);
    }
}
