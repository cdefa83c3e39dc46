using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;

namespace Platform.Admin.Bots;

/// <summary>Lets a bot's key work again.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Let the key of a bot work again.")]
[Example("bot enable pong")]
internal sealed class BotEnableCommand(Surroundings surroundings) : BotActCommand<BotActSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override BotAct ActOf(BotActSettings settings) => new EnableBot();

    /// <inheritdoc/>
    protected override View Told(BotAct act, BotActOutcome outcome) => $"{BotWords.Name(outcome.After!)} is {BotWords.State(outcome.After!)} now.";
}
