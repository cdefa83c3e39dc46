using System.Globalization;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Admin.Statistics;

/// <summary>The commands executed most, for people.</summary>
internal static class TopCommands
{
    /// <summary>Most first.</summary>
    /// <param name="counts">What was reported.</param>
    public static Sheet Of(CommandCounts counts) => new(
        ["Count", "Command"],
        [.. counts.Top.Select(command => new[] { command.Count.ToString(CultureInfo.InvariantCulture), command.Command })],
        Title: "Executed most");
}
