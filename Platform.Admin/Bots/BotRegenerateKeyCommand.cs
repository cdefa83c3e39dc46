using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Platform.Admin.Bots;

/// <summary>Draws a new key for a bot.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Draw a new key for a bot, shown this once; the old one is dead at once, unless it is kept for a while.")]
[Example("bot regenerate-key pong")]
[Example("bot regenerate-key 7 --yes --json")]
[Example("bot regenerate-key pong --keep-old 10m")]
internal sealed class BotRegenerateKeyCommand(Surroundings surroundings) : DestructiveBotActCommand<BotRegenerateKeyCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : BotActSettings
    {
        /// <summary>For how long the old key is kept, as typed.</summary>
        [CommandOption("--keep-old <DURATION>")]
        [Description("Let the old key work beside the new one for so long, at most 24h.")]
        public string? KeepOld { get; init; }

        /// <summary>For how long.</summary>
        public TimeSpan Kept => KeepOld is null ? TimeSpan.Zero : TimeForms.Duration(KeepOld)!.Value;

        /// <inheritdoc/>
        public override ValidationResult Validate() => KeepOld is not null && TimeForms.Duration(KeepOld) is null
            ? ValidationResult.Error($"--keep-old takes {TimeForms.Durations}.")
            : base.Validate();
    }

    /// <inheritdoc/>
    protected override BotAct ActOf(Settings settings) => new RegenerateBotKey(settings.Kept);

    /// <inheritdoc/>
    protected override string Question(BotAct act, BotActOutcome foreseen) =>
        $"Draw a new key for {BotWords.Name(foreseen.Before)}? The old one stops working {(act is RegenerateBotKey { KeepOld.Ticks: > 0 } ? "when its time is over" : "at once")}.";

    /// <inheritdoc/>
    protected override View Told(BotAct act, BotActOutcome outcome) => KeyOf(outcome).Shown();

    /// <inheritdoc/>
    protected override object Document(BotAct act, BotActOutcome outcome) => KeyOf(outcome);

    private static NewBotKey KeyOf(BotActOutcome outcome) => new(outcome.After!, outcome.ApiKey);
}
