using Platform.Gateway.Http;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Admission;

/// <summary>
/// Refuses changes by a user whose account is restricted (reference.md, section 2, "Timeout" and "Ban"), and everything by a bot that is suspended.
/// </summary>
internal sealed class AccountCheck : ICheck
{
    /// <inheritdoc />
    public ValueTask<Refusal?> Refuse(HttpContext context)
    {
        Caller? caller = context.Features.Get<Caller>();
        if (caller?.Suspension is { } suspension)
        {
            return ValueTask.FromResult<Refusal?>(suspension);
        }

        bool changes = context.GetEndpoint()?.Metadata.GetMetadata<ChangesAccount>() is not null;
        Restriction? restriction = changes ? caller?.SessionOrNone?.Restriction : null;
        return ValueTask.FromResult(restriction?.ToRefusal());
    }
}
