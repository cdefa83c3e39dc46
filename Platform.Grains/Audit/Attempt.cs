using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Users;

namespace Platform.Grains.Audit;

/// <summary>What an operator tries to do, for the case that he is refused.</summary>
/// <param name="Event">One of <see cref="AuditEvents"/>.</param>
/// <param name="TargetType">One of <see cref="AuditTargets"/>.</param>
/// <param name="TargetId">Which one, as far as it is known.</param>
/// <param name="Reason">The operator's words.</param>
internal sealed record Attempt(string Event, string TargetType, string TargetId, string? Reason = null)
{
    private const int LongestTarget = 64;

    /// <summary>The audit log's entry of the refused attempt.</summary>
    /// <param name="actor">Who tried; null for one with the operator key, or with a wrong one.</param>
    /// <param name="code">The refusal's code.</param>
    /// <param name="now">When.</param>
    public AuditEvent Refused(UserId? actor, string code, DateTimeOffset now) => AuditEvent.Done(Event, actor, TargetType, Storable(TargetId), now) with
    {
        Outcome = "refused",
        Code = code,
        Reason = ReasonRules.Refuse(Reason, isRequired: false) is null ? Reason : null,
    };

    // What was typed may be the very thing that is refused.
    private static string Storable(string typed) => typed.Length <= LongestTarget && ReasonRules.IsPlainText(typed) ? typed : "";
}
