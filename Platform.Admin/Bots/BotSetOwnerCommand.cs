using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Spectre.Console.Cli;

namespace Platform.Admin.Bots;

/// <summary>Gives a bot to another user.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Give a bot to another user; its key stays as it is.")]
[Example("bot set-owner pong alice")]
internal sealed class BotSetOwnerCommand(Surroundings surroundings) : BotActCommand<BotSetOwnerCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : BotActSettings
    {
        /// <summary>To whom.</summary>
        [CommandArgument(1, "<USER>")]
        [Description("The new owner: an id or a username.")]
        public required string User { get; init; }
    }

    /// <inheritdoc/>
    protected override BotAct ActOf(Settings settings) => new SetBotOwner(settings.User);

    /// <inheritdoc/>
    protected override View Told(BotAct act, BotActOutcome outcome) => $"{BotWords.Name(outcome.After!)} belongs to the user with the id {outcome.After!.OwnerId} now.";
}
