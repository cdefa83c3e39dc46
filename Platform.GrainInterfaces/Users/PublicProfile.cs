using Platform.GrainInterfaces.Subscriptions;

namespace Platform.GrainInterfaces.Users;

/// <summary>What anyone may see of a user; exactly this (reference.md, section 4).</summary>
/// <param name="Id">His number.</param>
/// <param name="Username">His name.</param>
/// <param name="AvatarUrl">His picture; null when he has none.</param>
/// <param name="SubscriptionTier">His tier in force by the clock.</param>
[GenerateSerializer, Immutable, Alias("platform.users.public-profile")]
public sealed record PublicProfile(
    [property: Id(0)] UserId Id,
    [property: Id(1)] string Username,
    [property: Id(2)] string? AvatarUrl,
    [property: Id(3)] SubscriptionTier SubscriptionTier);
