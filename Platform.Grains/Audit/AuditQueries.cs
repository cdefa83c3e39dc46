using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Audit;

/// <summary>What an operator may ask of the audit log.</summary>
internal static class AuditQueries
{
    public static Refusal? Refuse(AuditQuery query)
    {
        if (query.Limit is < 1 or > AuditQuery.LargestLimit)
        {
            return Refusal.OfField("limit", $"Must be 1 to {AuditQuery.LargestLimit}.");
        }

        if (query.Event is not null && !AuditEvents.All.Contains(query.Event))
        {
            return Refusal.OfField("event", $"Must be one of {string.Join(", ", AuditEvents.All.Order(StringComparer.Ordinal))}.");
        }

        if (query.Since is not null && query.Within is not null)
        {
            return Refusal.OfField("since", "Give an instant or a length, not both.");
        }

        return query.Within < TimeSpan.Zero || query.Within > DateTimeOffset.UnixEpoch - DateTimeOffset.MinValue
            ? Refusal.OfField("since", "Is too long ago.")
            : null;
    }

    /// <summary>The filter of a query that was not refused.</summary>
    public static AuditFilter ToFilter(AuditQuery query, UserId? actor, UserId? target, DateTimeOffset now) => new(
        actor,
        target is null ? null : AuditTargets.User,
        target?.ToString(),
        query.Event is { } name && AuditEvents.All.TryGetValue(name, out string? exact) ? exact : null,
        query.Since ?? now - query.Within,
        query.Before,
        query.Limit);
}
