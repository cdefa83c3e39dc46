using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;

namespace Platform.Admin.Bots;

/// <summary>Deletes a bot for good.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Delete a bot for good; its key is dead at once.")]
[Example("bot delete pong")]
[Example("bot delete 7 --yes --json")]
internal sealed class BotDeleteCommand(Surroundings surroundings) : DestructiveBotActCommand<BotActSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override BotAct ActOf(BotActSettings settings) => new DeleteBot();

    /// <inheritdoc/>
    protected override string Question(BotAct act, BotActOutcome foreseen) =>
        $"Delete {BotWords.Name(foreseen.Before)} for good? Its key stops working at once, and nothing can be brought back.";

    /// <inheritdoc/>
    protected override View Told(BotAct act, BotActOutcome outcome) => $"{BotWords.Name(outcome.Before)} is deleted.";
}
