using System.Collections.Immutable;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Directory;

/// <summary>Which users are asked for (reference.md, section 4, <c>GET /users/search</c>).</summary>
[GenerateSerializer, Immutable, Alias("platform.directory.user-query")]
public sealed record UserQuery
{
    /// <summary>A part of the username in any case, or an exact id, 1-50 characters; null where it was left out, which is refused.</summary>
    [Id(0)]
    public string? Text { get; init; }

    /// <summary>The state by the clock; null for any. For Admins and Owners.</summary>
    [Id(1)]
    public AccountState? State { get; init; }

    /// <summary>The tier by the clock; null for any. For Admins and Owners.</summary>
    [Id(2)]
    public SubscriptionTier? Tier { get; init; }

    /// <summary>The level; null for any. For Admins and Owners.</summary>
    [Id(3)]
    public PermissionLevel? Level { get; init; }

    /// <summary>Users to leave out in front, 0-10,000.</summary>
    [Id(4)]
    public int Offset { get; init; }

    /// <summary>Users at the most, 1-100.</summary>
    [Id(5)]
    public int Limit { get; init; }

    /// <summary>Where the page before ended, as <see cref="UserSearchResult.Next"/> told; the offset leaves nothing out then. Null to go by the offset.</summary>
    [Id(6)]
    public string? After { get; init; }
}

/// <summary>A part of what was found.</summary>
/// <param name="Public">The part asked for as anyone may see it; empty where <paramref name="Full"/> is told.</param>
/// <param name="Full">The part asked for with the fields of <c>/users/me</c>; default unless the viewer is an Admin or Owner.</param>
/// <param name="IsFull">Whether the viewer is shown <paramref name="Full"/>.</param>
/// <param name="Total">How many there are, exact up to 10,000.</param>
/// <param name="IsTotalCapped">Whether there are more than <paramref name="Total"/>.</param>
/// <param name="Next">Where the next page begins; null on the last one.</param>
[GenerateSerializer, Immutable, Alias("platform.directory.user-result")]
public sealed record UserSearchResult(
    [property: Id(0)] ImmutableArray<PublicProfile> Public,
    [property: Id(1)] ImmutableArray<UserProfile> Full,
    [property: Id(2)] bool IsFull,
    [property: Id(3)] int Total,
    [property: Id(4)] bool IsTotalCapped,
    [property: Id(5)] string? Next);
