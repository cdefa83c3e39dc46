using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;

namespace Platform.GrainInterfaces.Directory;

/// <summary>Questions about all users, answered from their rows; any number of workers ask the database. Key 0.</summary>
[Alias("platform.directory.users")]
public interface IUserDirectoryGrain : IGrainWithIntegerKey
{
    /// <summary>Users by name: the exact name or the id asked for first, then names that begin so, then the rest.</summary>
    /// <param name="viewer">The session of who asks.</param>
    /// <param name="query">What he asks for.</param>
    /// <returns>
    /// Public profiles for a User, full ones of those below his level for an Admin, of all for an Owner; <see cref="ErrorCodes.ValidationFailed"/>, also for
    /// a filter that is not the viewer's to use.
    /// </returns>
    [Alias("search")]
    Task<Result<UserSearchResult>> Search(SessionPrincipal viewer, UserQuery query);

    /// <summary>The same at the console, for Admins and Owners.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="query">What he asks for.</param>
    /// <returns>Full profiles; <see cref="ErrorCodes.Forbidden"/> for one who is no operator.</returns>
    [Alias("search-by-operator")]
    Task<Result<UserSearchResult>> SearchByOperator(Secret session, UserQuery query);
}
