using Platform.Gateway.Http;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Admission;

/// <summary>Refuses changes by a user whose account is restricted (reference.md, section 2, "Timeout" and "Ban").</summary>
internal sealed class AccountCheck : ICheck
{
    /// <inheritdoc />
    public ValueTask<Refusal?> Refuse(HttpContext context)
    {
        bool changes = context.GetEndpoint()?.Metadata.GetMetadata<ChangesAccount>() is not null;
        Restriction? restriction = changes ? context.Features.Get<Caller>()?.SessionOrNone?.Restriction : null;
        return ValueTask.FromResult(restriction is null ? null : Of(restriction));
    }

    private static Refusal Of(Restriction restriction)
    {
        (string code, string detail) = restriction.State == AccountState.Banned
            ? (ErrorCodes.AccountBanned, "The account is banned.")
            : (ErrorCodes.AccountTimeout, "The account is in a timeout and may not change anything.");
        return new Refusal(code, detail)
        {
            IsRestriction = true,
            RestrictedUntil = restriction.Until,
            RemainingSeconds = restriction.RemainingSeconds,
        };
    }
}
