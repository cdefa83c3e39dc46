using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Spectre.Console.Cli;

namespace Platform.Admin.Bots;

/// <summary>Changes how many requests a bot may send in any hour.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Change how many requests a bot may send in any hour, from its next request on.")]
[Example("bot set-rate-limit pong 5000")]
internal sealed class BotSetRateLimitCommand(Surroundings surroundings) : BotActCommand<BotSetRateLimitCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : BotActSettings
    {
        /// <summary>How many.</summary>
        [CommandArgument(1, "<N>")]
        [Description("Requests in any hour: 1 to 100000.")]
        public required string PerHour { get; init; }
    }

    /// <inheritdoc/>
    protected override BotAct ActOf(Settings settings) => new SetBotRateLimit(WholeNumber.Read<int>("N", settings.PerHour)!.Value);

    /// <inheritdoc/>
    protected override View Told(BotAct act, BotActOutcome outcome) => $"{BotWords.Name(outcome.After!)} may send {BotWords.RateLimit(outcome.After!)} now.";
}
