using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Benchmarks.Peers.AspNetCoreIdentity;

/// <summary>What stored users and bots look like by the clock.</summary>
internal static class PeerProfiles
{
    /// <summary>What a user sees of himself.</summary>
    public static OwnProfile Of(PeerUser user, DateTimeOffset now)
    {
        var (state, until) =
            user.LockoutEnd > now ? (AccountState.Banned, user.LockoutEnd)
            : user.TimeoutEnd > now ? (AccountState.Timeout, user.TimeoutEnd)
            : (AccountState.Active, null);
        var hasPremium = user.SubscriptionTier == SubscriptionTier.Lifetime || user.SubscriptionExpiresAt > now;
        return new OwnProfile(
            user.Id,
            user.UserName ?? "",
            user.AvatarUrl,
            user.AvatarSource,
            user.PermissionLevel,
            user.PermissionSince,
            state,
            until,
            SecondsUntil(until, now),
            hasPremium ? user.SubscriptionTier : SubscriptionTier.Basic,
            hasPremium ? user.SubscriptionExpiresAt : null,
            hasPremium ? SecondsUntil(user.SubscriptionExpiresAt, now) : null,
            user.SubscriptionGrantedBy,
            hasPremium,
            new ChatSlots(user.ChatsUsed, hasPremium ? 1 : 0),
            user.LinkedPlatforms,
            user.LastActivityAt,
            user.CreatedAt,
            user.UpdatedAt);
    }

    /// <summary>What a bot sees of itself.</summary>
    public static OwnBot Of(PeerBot bot) => new(
        bot.Id,
        bot.Name,
        bot.Platform,
        bot.Groups,
        bot.Users,
        bot.AvatarUrl,
        bot.LatencyMs,
        bot.BotType is BotType.Official or BotType.Verified,
        bot.LastActivityAt,
        bot.CreatedAt,
        bot.UpdatedAt,
        bot.OwnerId,
        bot.BotType,
        bot.IsActive,
        bot.RateLimitPerHour);

    private static long? SecondsUntil(DateTimeOffset? end, DateTimeOffset now) => end is { } instant ? (long)Math.Ceiling((instant - now).TotalSeconds) : null;
}
