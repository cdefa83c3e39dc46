using Platform.GrainInterfaces.Statistics;

namespace Platform.Tests.Infrastructure;

/// <summary>
/// A command that is reported last, often enough to stand among those executed most: counts that show it show all that was reported before.
/// </summary>
public sealed record CountMarker(string Command)
{
    public const int Count = 1_000_000;
    private const string Prefix = "marker-";

    public static CountMarker Fresh() => new(Prefix + Guid.NewGuid().ToString("N"));

    public bool IsIn(CommandCounts counts) => counts.Top.Any(command => command.Command == Command);

    /// <summary>The counts without the markers of this and of earlier readings; there may be nine.</summary>
    public static CommandCounts LeftOutOf(CommandCounts counts)
    {
        var markers = counts.Top.Where(command => command.Command.StartsWith(Prefix, StringComparison.Ordinal)).Sum(command => command.Count);
        return counts with
        {
            TotalCount = counts.TotalCount - markers,
            Last24hCount = counts.Last24hCount - markers,
            Top = [.. counts.Top.Where(command => !command.Command.StartsWith(Prefix, StringComparison.Ordinal))],
        };
    }
}
