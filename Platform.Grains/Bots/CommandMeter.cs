using System.Collections.Immutable;
using System.Diagnostics.Metrics;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Telemetry;

namespace Platform.Grains.Bots;

/// <summary>Counts the commands that bots report.</summary>
internal static class CommandMeter
{
    /// <summary>Executions that were counted.</summary>
    public static Counter<long> Counted { get; } =
        PlatformMeter.Instance.CreateCounter<long>("platform.bots.commands", "{execution}", "Command executions that bots reported.");

    private static readonly Counter<long> Rejected =
        PlatformMeter.Instance.CreateCounter<long>("platform.bots.items.rejected", "{item}", "Items of batches that were not counted.");

    /// <summary>Shows every reason.</summary>
    public static void Begin()
    {
        Counted.Add(0);
        foreach (string code in (ReadOnlySpan<string>)[BatchItemCodes.ValidationFailed, BatchItemCodes.UnknownUser, BatchItemCodes.UserRestricted, BatchItemCodes.TimestampOutOfRange])
        {
            Rejected.Add(0, Tag(code));
        }
    }

    /// <summary>Items of a batch were not counted.</summary>
    /// <param name="items">Which ones, and why.</param>
    public static void CountRejected(ImmutableArray<RejectedCommand> items)
    {
        foreach (RejectedCommand item in items)
        {
            Rejected.Add(1, Tag(item.Code));
        }
    }

    private static KeyValuePair<string, object?> Tag(string code) => new("code", code);
}
