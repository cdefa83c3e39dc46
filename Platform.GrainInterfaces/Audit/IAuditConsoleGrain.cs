using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Audit;

/// <summary>The console's door to the audit log (reference.md, section 10). Key 0.</summary>
[Alias("platform.audit.console")]
public interface IAuditConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>Entries, newest first.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="query">Which ones.</param>
    /// <returns><see cref="ErrorCodes.Forbidden"/>, <see cref="ErrorCodes.ValidationFailed"/>, or <see cref="ErrorCodes.NotFound"/> for an unknown user.</returns>
    [Alias("list")]
    Task<Result<AuditList>> List(Secret session, AuditQuery query);

    /// <summary>Follows the hash chains of all days, oldest first; a call goes so far and tells where the next must go on.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="from"><see cref="AuditVerification.Next"/> of the call before; null to begin.</param>
    /// <returns>What this call found; <see cref="ErrorCodes.Forbidden"/>.</returns>
    [Alias("verify")]
    Task<Result<AuditVerification>> Verify(Secret session, AuditPlace? from);
}
