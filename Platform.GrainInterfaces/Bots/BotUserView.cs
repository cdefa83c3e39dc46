using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Bots;

/// <summary>A user as a bot needs him (reference.md, section 5, <c>GET /bot/users/{user_id}</c>).</summary>
/// <param name="Id">His number.</param>
/// <param name="Username">His name.</param>
/// <param name="AvatarUrl">His picture; null when he has none.</param>
/// <param name="SubscriptionTier">His tier in force by the clock.</param>
/// <param name="State">The state of his account.</param>
/// <param name="RestrictedUntil">End of the restriction in force; null without one or without an end.</param>
/// <param name="RemainingSeconds">Whole seconds until then, rounded up.</param>
/// <param name="PermissionLevel">His level.</param>
/// <param name="HasPremium">Whether the features of Premium are open to him.</param>
/// <param name="SubscriptionExpiresAt">End of his tier; null for Basic and Lifetime.</param>
/// <param name="SubscriptionRemainingSeconds">Whole seconds until then, rounded up.</param>
/// <param name="LinkedPlatform">His identity on the bot's platform; null when he has none there.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.user-view")]
public sealed record BotUserView(
    [property: Id(0)] UserId Id,
    [property: Id(1)] string Username,
    [property: Id(2)] string? AvatarUrl,
    [property: Id(3)] SubscriptionTier SubscriptionTier,
    [property: Id(4)] AccountState State,
    [property: Id(5)] DateTimeOffset? RestrictedUntil,
    [property: Id(6)] long? RemainingSeconds,
    [property: Id(7)] PermissionLevel PermissionLevel,
    [property: Id(8)] bool HasPremium,
    [property: Id(9)] DateTimeOffset? SubscriptionExpiresAt,
    [property: Id(10)] long? SubscriptionRemainingSeconds,
    [property: Id(11)] LinkedPlatform? LinkedPlatform);
