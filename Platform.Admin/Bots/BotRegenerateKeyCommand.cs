using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;

namespace Platform.Admin.Bots;

/// <summary>Draws a new key for a bot.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Draw a new key for a bot, shown this once; the old one is dead at once.")]
[Example("bot regenerate-key pong")]
[Example("bot regenerate-key 7 --yes --json")]
internal sealed class BotRegenerateKeyCommand(Surroundings surroundings) : DestructiveBotActCommand<BotActSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override BotAct ActOf(BotActSettings settings) => new RegenerateBotKey();

    /// <inheritdoc/>
    protected override string Question(BotActOutcome foreseen) =>
        $"Draw a new key for {BotWords.Name(foreseen.Before)}? The old one stops working at once.";

    /// <inheritdoc/>
    protected override View Told(BotAct act, BotActOutcome outcome) => KeyOf(outcome).Shown();

    /// <inheritdoc/>
    protected override object Document(BotAct act, BotActOutcome outcome) => KeyOf(outcome);

    private static NewBotKey KeyOf(BotActOutcome outcome) => new(outcome.After!, outcome.ApiKey);
}
