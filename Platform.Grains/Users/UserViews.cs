using System.Collections.Immutable;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;
using Platform.Grains.Subscriptions;
using Platform.Grains.Time;

namespace Platform.Grains.Users;

/// <summary>What a user's state looks like to those who read it, by the clock.</summary>
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
            new ChatSlots(user.ChatIds.Length, ChatSlotRules.Limit(user.PermissionLevel, hasPremium)),
            [.. user.LinkedPlatforms.Select(linked => linked.ToView())],
            lastActivity,
            user.CreatedAt,
            user.UpdatedAt);
    }

    public static PublicProfile ToPublicProfile(this UserState user, DateTimeOffset now) =>
        new(user.Id, user.Username, AvatarRules.Url(user), user.TierAt(now));

    public static UserLookup ToLookup(this UserState user, DateTimeOffset now) => new(
        user.Id,
        user.Username,
        AvatarRules.Url(user),
        user.PermissionLevel,
        user.TierAt(now),
        [.. user.LinkedPlatforms.Select(linked => new PlatformIdentity(linked.Platform, linked.PlatformUserId))]);

    public static SubscriptionView ToSubscription(this UserState user, DateTimeOffset now)
    {
        SubscriptionTier tier = user.TierAt(now);
        bool hasPremium = SubscriptionRules.HasPremium(tier);
        DateTimeOffset? end = hasPremium ? user.SubscriptionExpiresAt : null;
        ImmutableArray<SubscriptionChangeView> history = [.. user.SubscriptionHistory.Reverse().Select(change => change.ToView())];
        return new SubscriptionView(
            tier, end, now.SecondsUntil(end), hasPremium, hasPremium, SubscriptionRules.TrialAvailable(user.SubscriptionHistory), history, user.CreatedAt, user.SubscriptionUpdatedAt);
    }
}
