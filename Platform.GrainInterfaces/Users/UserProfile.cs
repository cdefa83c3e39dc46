using System.Collections.Immutable;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.GrainInterfaces.Users;

/// <summary>All that a user sees of himself, by the clock at the moment of reading (reference.md, section 4).</summary>
/// <param name="Id">His number.</param>
/// <param name="Username">His name.</param>
/// <param name="AvatarUrl">His picture; null when he has none.</param>
/// <param name="AvatarSource">A linked platform, <c>default</c> for no picture, or null for the newest linked one that has a picture.</param>
/// <param name="PermissionLevel">His level.</param>
/// <param name="PermissionSince">Since when he has it.</param>
/// <param name="State">The state of his account.</param>
/// <param name="RestrictedUntil">End of the restriction in force; null without one or without an end.</param>
/// <param name="RemainingSeconds">Whole seconds until <paramref name="RestrictedUntil"/>, rounded up.</param>
/// <param name="SubscriptionTier">The tier in force.</param>
/// <param name="SubscriptionExpiresAt">Its end; null for Basic and Lifetime.</param>
/// <param name="SubscriptionRemainingSeconds">Whole seconds until the end, rounded up.</param>
/// <param name="SubscriptionGrantedBy">Who granted the tier in force; null for Basic.</param>
/// <param name="HasPremium">Whether the features of Premium are open to him.</param>
/// <param name="ChatSlots">Chats he has and may have.</param>
/// <param name="LinkedPlatforms">The identities he signs in by.</param>
/// <param name="LastActivityAt">His last request with a session.</param>
/// <param name="CreatedAt">When the account was created.</param>
/// <param name="UpdatedAt">When the profile last changed.</param>
[GenerateSerializer, Immutable, Alias("platform.users.profile")]
public sealed record UserProfile(
    [property: Id(0)] UserId Id,
    [property: Id(1)] string Username,
    [property: Id(2)] string? AvatarUrl,
    [property: Id(3)] string? AvatarSource,
    [property: Id(4)] PermissionLevel PermissionLevel,
    [property: Id(5)] DateTimeOffset PermissionSince,
    [property: Id(6)] AccountState State,
    [property: Id(7)] DateTimeOffset? RestrictedUntil,
    [property: Id(8)] long? RemainingSeconds,
    [property: Id(9)] SubscriptionTier SubscriptionTier,
    [property: Id(10)] DateTimeOffset? SubscriptionExpiresAt,
    [property: Id(11)] long? SubscriptionRemainingSeconds,
    [property: Id(12)] UserId? SubscriptionGrantedBy,
    [property: Id(13)] bool HasPremium,
    [property: Id(14)] ChatSlots ChatSlots,
    [property: Id(15)] ImmutableArray<LinkedPlatform> LinkedPlatforms,
    [property: Id(16)] DateTimeOffset LastActivityAt,
    [property: Id(17)] DateTimeOffset CreatedAt,
    [property: Id(18)] DateTimeOffset UpdatedAt);
