using System.Collections.Immutable;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.GrainInterfaces.Users;

/// <summary>How one who wants to sign in finds his account by its name (reference.md, section 3).</summary>
/// <param name="Id">His number.</param>
/// <param name="Username">His name.</param>
/// <param name="AvatarUrl">His picture; null when he has none.</param>
/// <param name="PermissionLevel">His level.</param>
/// <param name="SubscriptionTier">His tier in force by the clock.</param>
/// <param name="Platforms">Where he may sign in from.</param>
[GenerateSerializer, Immutable, Alias("platform.users.lookup")]
public sealed record UserLookup(
    [property: Id(0)] UserId Id,
    [property: Id(1)] string Username,
    [property: Id(2)] string? AvatarUrl,
    [property: Id(3)] PermissionLevel PermissionLevel,
    [property: Id(4)] SubscriptionTier SubscriptionTier,
    [property: Id(5)] ImmutableArray<PlatformIdentity> Platforms);
