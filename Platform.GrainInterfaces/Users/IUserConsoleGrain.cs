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
    Task<Result<UserDetails>> Show(Secret session, string user);

    /// <summary>Does something to a user, all of it or nothing, with exactly one entry in the audit log; a refused attempt is entered, too.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="user">An id or a username.</param>
    /// <param name="act">What to do.</param>
    /// <param name="dryRun">True to learn what would happen and change nothing; enters nothing.</param>
    /// <returns>
    /// The user before and after; <see cref="ErrorCodes.NotFound"/>, <see cref="ErrorCodes.Forbidden"/>, <see cref="ErrorCodes.LastOwner"/>,
    /// <see cref="ErrorCodes.TrialAlreadyUsed"/>, <see cref="ErrorCodes.Conflict"/> or <see cref="ErrorCodes.ValidationFailed"/>.
    /// </returns>
    [Alias("act")]
    Task<Result<UserActOutcome>> Act(Secret session, string user, UserAct act, bool dryRun);

    /// <summary>Why a user can or cannot sign in, execute commands and create a chat right now.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="user">An id or a username; an operator may ask about himself.</param>
    /// <returns><see cref="ErrorCodes.NotFound"/>, or <see cref="ErrorCodes.Forbidden"/> unless the operator may act on him.</returns>
    [Alias("explain")]
    Task<Result<UserExplanation>> Explain(Secret session, string user);
}
