using System.ComponentModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Spectre.Console.Cli;

namespace Platform.Admin.Bots;

/// <summary>Puts a bot's key out of work, and ends the sessions that were opened through the bot where that is wanted.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Put the key of a bot out of work; sessions opened through it go on unless you end them, too.")]
[Example("bot disable pong")]
[Example("bot disable pong --end-sessions --dry-run")]
[Example("bot disable 7 --end-sessions --yes --json")]
internal sealed class BotDisableCommand(Surroundings surroundings) : DestructiveBotActCommand<BotDisableCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : BotActSettings
    {
        /// <summary>Whether sessions end, too.</summary>
        [CommandOption("--end-sessions")]
        [Description("End every session that was opened by a code of the bot, too; also of a bot that is inactive already.")]
        public bool EndSessions { get; init; }
    }

    /// <inheritdoc/>
    protected override BotAct ActOf(Settings settings) => new DisableBot(settings.EndSessions);

    /// <inheritdoc/>
    protected override string Question(BotAct act, BotActOutcome foreseen)
    {
        string name = BotWords.Name(foreseen.Before);
        string sessions = BotWords.Sessions(foreseen.EndedSessions);
        return (foreseen.Before.IsActive, foreseen.EndedSessions) switch
        {
            (false, _) => $"{name} is inactive already. End {sessions} opened through it?",
            (true, 0) => $"Disable {name}? Its key stops working at once.",
            _ => $"Disable {name}? Its key stops working at once, and {sessions} opened through it will end.",
        };
    }

    /// <inheritdoc/>
    protected override async Task<BotOrder> OfferMoreAsync(BotOrder confirmed, Func<BotOrder, Task<Result<BotActOutcome>>> foresee)
    {
        if (confirmed.Act is DisableBot { EndsSessions: true })
        {
            return confirmed;
        }

        BotOrder more = confirmed with { Act = new DisableBot(EndsSessions: true) };
        Result<BotActOutcome> foreseen = await foresee(more);
        return !foreseen.IsRefused && foreseen.Value.EndedSessions > 0 && await ConfirmsAsync(Offer(foreseen.Value)) ? more : confirmed;
    }

    /// <inheritdoc/>
    protected override View Told(BotAct act, BotActOutcome outcome)
    {
        string state = $"{BotWords.Name(outcome.After!)} is {BotWords.State(outcome.After!)} now";
        return act is DisableBot { EndsSessions: true } ? $"{state}; {BotWords.Sessions(outcome.EndedSessions)} ended." : $"{state}.";
    }

    /// <inheritdoc/>
    protected override object Document(BotAct act, BotActOutcome outcome)
    {
        if (act is not DisableBot { EndsSessions: true })
        {
            return base.Document(act, outcome);
        }

        JsonNode bot = JsonSerializer.SerializeToNode(outcome.After, ConsoleJson.Options)!;
        bot["ended_sessions"] = outcome.EndedSessions;
        return bot;
    }

    private static string Offer(BotActOutcome foreseen) =>
        $"{BotWords.Sessions(foreseen.EndedSessions)} opened through it {(foreseen.EndedSessions == 1 ? "goes" : "go")} on. End {(foreseen.EndedSessions == 1 ? "it" : "them")}, too?";
}
