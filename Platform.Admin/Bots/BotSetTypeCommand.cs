using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Platform.Admin.Bots;

/// <summary>Changes how far the platform vouches for a bot.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Say how far the platform vouches for a bot; official and verified ones show as verified.")]
[Example("bot set-type pong verified")]
[Example("bot set-type 7 community --dry-run")]
internal sealed class BotSetTypeCommand(Surroundings surroundings) : BotActCommand<BotSetTypeCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : BotActSettings
    {
        /// <summary>How far.</summary>
        [CommandArgument(1, "<TYPE>")]
        [Description("official, verified or community.")]
        public required string Type { get; init; }

        /// <inheritdoc/>
        public override ValidationResult Validate() => WordsOf<BotType>.Read(Type) is null
            ? ValidationResult.Error($"TYPE is {WordsOf<BotType>.Listed}, not '{Type}'.")
            : ValidationResult.Success();
    }

    /// <inheritdoc/>
    protected override BotAct ActOf(Settings settings) => new SetBotType(WordsOf<BotType>.Read(settings.Type)!.Value);

    /// <inheritdoc/>
    protected override View Told(BotAct act, BotActOutcome outcome) => $"The type of {BotWords.Name(outcome.After!)} is {outcome.After!.BotType} now.";
}
