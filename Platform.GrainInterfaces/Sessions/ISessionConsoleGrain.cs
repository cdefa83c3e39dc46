using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Sessions;

/// <summary>The console's door to sessions (reference.md, section 10). Key 0.</summary>
[Alias("platform.sessions.console")]
public interface ISessionConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>A user's live and ended sessions.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="user">An id or a username; an operator may list his own.</param>
    /// <returns><see cref="ErrorCodes.Forbidden"/> unless the operator may act on the user.</returns>
    [Alias("list")]
    Task<Result<SessionList>> List(Secret session, string user);
}
