using System.Collections.Immutable;
using Platform.Grains.Audit;

namespace Platform.Grains.Notifications;

/// <summary>The log of broadcasts as it is stored.</summary>
internal sealed record BroadcastsState : IAuditedState
{
    public BroadcastLog Log { get; init; } = BroadcastLog.Empty;

    public ImmutableArray<AuditEvent> Outbox { get; init; } = [];
}
