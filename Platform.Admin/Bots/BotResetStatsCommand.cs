using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;

namespace Platform.Admin.Bots;

/// <summary>Sets what a bot reported back to nothing.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Set groups, users, latency and command counts of a bot back to nothing.")]
[Example("bot reset-stats pong")]
[Example("bot reset-stats pong --dry-run")]
internal sealed class BotResetStatsCommand(Surroundings surroundings) : DestructiveBotActCommand<BotActSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override BotAct ActOf(BotActSettings settings) => new ResetBotStatistics();

    /// <inheritdoc/>
    protected override string Question(BotAct act, BotActOutcome foreseen) =>
        $"Reset the statistics of {BotWords.Name(foreseen.Before)}? Its groups ({foreseen.Before.Groups}), users ({foreseen.Before.Users}), "
        + $"latency ({BotWords.Latency(foreseen.Before) ?? "none"}) and command counts go back to nothing.";

    /// <inheritdoc/>
    protected override View Told(BotAct act, BotActOutcome outcome) => $"The statistics of {BotWords.Name(outcome.After!)} are reset.";
}
