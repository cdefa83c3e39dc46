using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Platform.Admin.Bots;

/// <summary>Registers a bot and draws its key.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Register a bot; its key is shown this once.")]
[Example("bot create pong --owner alice --platform telegram")]
[Example("bot create pong --owner 17 --platform telegram --rate-limit 5000 --json")]
internal sealed class BotCreateCommand(Surroundings surroundings) : SessionCommand<BotCreateCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : ChangeSettings
    {
        /// <summary>What to call it.</summary>
        [CommandArgument(0, "<NAME>")]
        [Description("What to call it: 2-32 characters; it may rename itself.")]
        public required string Name { get; init; }

        /// <summary>Whose it will be.</summary>
        [CommandOption("--owner <USER>")]
        [Description("Whose it will be: an id or a username.")]
        public string? Owner { get; init; }

        /// <summary>Where it works.</summary>
        [CommandOption("--platform <PLATFORM>")]
        [Description("The platform it works on; it may act for no other.")]
        public string? Platform { get; init; }

        /// <summary>How much it may ask.</summary>
        [CommandOption("--rate-limit <N>")]
        [Description("Requests in any hour: 1 to 100000. Default: 1000.")]
        public string? RateLimit { get; init; }

        /// <inheritdoc/>
        public override ValidationResult Validate() => (string.IsNullOrWhiteSpace(Owner), string.IsNullOrWhiteSpace(Platform)) switch
        {
            (true, _) => ValidationResult.Error("Give an --owner."),
            (_, true) => ValidationResult.Error("Give a --platform."),
            _ => ValidationResult.Success(),
        };
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, Secret session, ICluster cluster)
    {
        CreateBot bot = new(settings.Name, settings.Owner!, settings.Platform!, WholeNumber.Read<int>("--rate-limit", settings.RateLimit));
        Result<CreatedBot> created = await cluster.AskAsync((IBotConsoleGrain bots) => bots.Create(session, bot, settings.DryRun));
        return settings.DryRun
            ? BotRehearsal.OfNew(settings.Name, created)
            : Answer.Of(created, done => KeyOf(done), done => KeyOf(done).Shown());
    }

    private static NewBotKey KeyOf(CreatedBot created) => new(created.Bot, created.ApiKey);
}
