using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;

namespace Platform.GrainInterfaces.Users;

/// <summary>One name, without regard to case: the place where it is decided who holds it. Key: <see cref="UsernameKey"/>.</summary>
[Alias("platform.users.username")]
public interface IUsernameGrain : IGrainWithStringKey
{
    /// <summary>Takes the name for a user; safe to repeat.</summary>
    /// <param name="user">Who wants it.</param>
    /// <returns>False when another user holds it.</returns>
    [Alias("take")]
    [SafeToRepeat]
    Task<bool> Take(UserId user);

    /// <summary>Gives the name back; does nothing when another user holds it.</summary>
    /// <param name="user">Who held it.</param>
    [Alias("release")]
    [SafeToRepeat]
    Task Release(UserId user);

    /// <summary>Who holds the name; null when it is free.</summary>
    [Alias("holder")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<UserId?> GetHolder();
}
