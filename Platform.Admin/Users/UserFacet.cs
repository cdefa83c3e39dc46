using Platform.Admin.Output;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Users;

/// <summary>A user as the target of a rehearsed change.</summary>
internal static class UserFacet
{
    /// <summary>One that was found.</summary>
    /// <param name="id">His number.</param>
    /// <param name="username">His name.</param>
    public static Facet Of(UserId id, string username) => new($"user {username} (id {id})", new { type = "user", id = (long?)id.Value, name = username });

    /// <summary>One that was not found, or about whom nothing may be told.</summary>
    /// <param name="user">What the operator typed.</param>
    public static Facet Named(string user) => new($"user {user}", new { type = "user", id = (long?)null, name = user });
}
