using System.Collections.Immutable;

namespace Platform.Grains.Audit;

/// <summary>A state whose writes bring entries into the audit log.</summary>
internal interface IAuditedState
{
    /// <summary>The entries of the write that made this state.</summary>
    ImmutableArray<AuditEvent> Outbox { get; }
}
