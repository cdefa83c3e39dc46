using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.Admin.Statistics;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Admin.Bots;

/// <summary>Shows which commands a bot has reported.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Show how many commands a bot has reported since its counts were last reset, in the last 24 hours, and which most.")]
[Example("bot stats pong")]
[Example("bot stats 7 --json")]
internal sealed class BotStatsCommand(Surroundings surroundings) : SessionCommand<BotSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(BotSettings settings, Secret session, ICluster cluster) => Answer.Of(
        await cluster.AskAsync((IBotConsoleGrain bots) => bots.GetStatistics(session, settings.Bot)),
        counts => counts,
        Show);

    private static View Show(CommandCounts counts)
    {
        Card totals = new(("Commands", $"{counts.TotalCount}"), ("Last 24 hours", $"{counts.Last24hCount}"));
        return counts.Top.IsEmpty ? totals : new Stack(totals, TopCommands.Of(counts));
    }
}
