using System.Collections.Immutable;
using Platform.Gateway.Pages;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Users;

/// <summary>A search for users, and what it found.</summary>
/// <param name="Text">What is looked for; null before anything was.</param>
/// <param name="State">Only this state.</param>
/// <param name="Tier">Only this tier.</param>
/// <param name="Level">Only this level.</param>
/// <param name="Found">What was found; null before anything was looked for, or where the search was refused.</param>
public sealed record UserSearchModel(string? Text, AccountState? State, SubscriptionTier? Tier, PermissionLevel? Level, FoundUsersModel? Found);

/// <summary>A part of what was found.</summary>
/// <param name="Public">Users as everybody sees them.</param>
/// <param name="Full">Users as operators see them; empty for others.</param>
/// <param name="IsFull">Whether the viewer is shown <paramref name="Full"/>.</param>
/// <param name="Total">How many there are.</param>
/// <param name="IsTotalCapped">Whether there are more.</param>
/// <param name="Links">The parts around it.</param>
public sealed record FoundUsersModel(
    ImmutableArray<PublicProfile> Public, ImmutableArray<UserProfile> Full, bool IsFull, int Total, bool IsTotalCapped, PagerLinks Links);
