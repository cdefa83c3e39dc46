using Platform.GrainInterfaces.Results;

namespace Platform.GrainInterfaces.Users;

/// <summary>Finds users by what people call them. Key 0.</summary>
[Alias("platform.users.names")]
public interface IUserNamesGrain : IGrainWithIntegerKey
{
    /// <summary>The user of that name with the platforms he may sign in from.</summary>
    /// <param name="username">The name, any case.</param>
    /// <returns><see cref="ErrorCodes.NotFound"/> when nobody has it.</returns>
    [Alias("lookup")]
    Task<Result<UserLookup>> Lookup(string username);

    /// <summary>The user an operator means.</summary>
    /// <param name="user">An id or a username; an id wins.</param>
    /// <returns><see cref="ErrorCodes.NotFound"/> when there is none.</returns>
    [Alias("resolve")]
    Task<Result<UserId>> Resolve(string user);
}
