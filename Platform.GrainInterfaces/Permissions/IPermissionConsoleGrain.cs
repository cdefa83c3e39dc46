using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Permissions;

/// <summary>The console's door to levels and owners (reference.md, section 10). Key 0.</summary>
[Alias("platform.permissions.console")]
public interface IPermissionConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>Who the session belongs to.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <returns>His profile, or <see cref="ErrorCodes.SessionExpired"/>.</returns>
    [Alias("who-am-i")]
    Task<Result<UserProfile>> WhoAmI(Secret session);

    /// <summary>Makes a user an Owner; the only way to make one.</summary>
    /// <param name="operatorKey">The installation's operator key.</param>
    /// <param name="user">An id or a username.</param>
    /// <param name="dryRun">True to learn whether it may be done and change nothing.</param>
    /// <returns>
    /// The user before and after; <see cref="ErrorCodes.InvalidApiKey"/> for a wrong operator key, <see cref="ErrorCodes.NotFound"/>,
    /// or <see cref="ErrorCodes.Conflict"/> when he is one already.
    /// </returns>
    [Alias("bootstrap-owner")]
    Task<Result<UserActOutcome>> BootstrapOwner(Secret operatorKey, string user, bool dryRun);
}
