using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Telemetry;

namespace Platform.Grains.Audit;

/// <summary>Counts what goes into the audit log, by its kind.</summary>
internal static class ActMeter
{
    private static readonly Counter<long> Acts =
        PlatformMeter.Instance.CreateCounter<long>("platform.acts", "{act}", "Entries of the audit log: acts in effect, and refused attempts.");

    /// <summary>Shows every kind of act.</summary>
    public static void Begin()
    {
        foreach (string name in AuditEvents.All)
        {
            Count(0, name, AuditEvent.DoneOutcome);
        }
    }

    /// <summary>Entries are in the log.</summary>
    /// <param name="entries">Which ones.</param>
    public static void Count(ImmutableArray<AuditEvent> entries)
    {
        foreach (AuditEvent entry in entries)
        {
            Count(entry);
        }
    }

    /// <summary>An entry is in the log.</summary>
    /// <param name="entry">Which one.</param>
    public static void Count(AuditEvent entry) => Count(1, entry.Event, entry.Outcome);

    private static void Count(long number, string name, string outcome) => Acts.Add(number, new("event", name), new("outcome", outcome));
}
