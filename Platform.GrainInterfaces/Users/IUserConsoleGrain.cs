using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Users;

/// <summary>The console's door to users (reference.md, section 10). Key 0.</summary>
[Alias("platform.users.console")]
public interface IUserConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>A user with full details.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="user">An id or a username; an operator may look at himself.</param>
    /// <returns><see cref="ErrorCodes.NotFound"/>, or <see cref="ErrorCodes.Forbidden"/> unless the operator may act on him.</returns>
    [Alias("show")]
    Task<Result<UserProfile>> Show(Secret session, string user);
}
