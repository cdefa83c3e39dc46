using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Users;

/// <summary>What <c>GET /users/search</c> answers.</summary>
/// <typeparam name="T">What the viewer sees of a user.</typeparam>
/// <param name="Users">The part asked for.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Limit">Users at the most, as asked.</param>
/// <param name="Offset">Users in front of this part, as asked.</param>
internal sealed record FoundUsers<T>(ImmutableArray<T> Users, int Total, int Limit, int Offset)
{
    /// <summary>Whether there are more than the total says; told only when it is so.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TotalCapped { get; init; }
}

/// <summary>Shows what a search for users found.</summary>
internal static class FoundUsers
{
    /// <summary>To Admins and Owners.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="page">The part asked for.</param>
    public static FoundUsers<UserProfile> Full(UserSearchResult found, PageRequest page) =>
        new(found.Full, found.Total, page.Limit, page.Offset) { TotalCapped = found.IsTotalCapped };

    /// <summary>To anyone else.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="page">The part asked for.</param>
    public static FoundUsers<PublicProfile> Public(UserSearchResult found, PageRequest page) =>
        new(found.Public, found.Total, page.Limit, page.Offset) { TotalCapped = found.IsTotalCapped };
}
