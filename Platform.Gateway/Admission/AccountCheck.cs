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
        return ValueTask.FromResult(restriction?.ToRefusal());
    }
}
