using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Spectre.Console;
using Spectre.Console.Cli;

namespace Platform.Admin.Chats;

/// <summary>Says who may see a chat.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Say who may see a chat: everybody, or its members alone. Official and public ones have a slug.")]
[Example("chat set-visibility 7 public --slug cinema")]
[Example("chat set-visibility cinema private --dry-run")]
internal sealed class ChatSetVisibilityCommand(Surroundings surroundings) : SessionCommand<ChatSetVisibilityCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : ChatActSettings
    {
        /// <summary>Who.</summary>
        [CommandArgument(1, "<VISIBILITY>")]
        [Description("official, public or private.")]
        public required string Visibility { get; init; }

        /// <summary>The public name.</summary>
        [CommandOption("--slug <SLUG>")]
        [Description("Its public name: 2-32 of a-z, 0-9 and -. Default: the one it has.")]
        public string? Slug { get; init; }

        /// <inheritdoc/>
        public override ValidationResult Validate() => ChatVisibilities.All.Contains(Visibility, StringComparer.OrdinalIgnoreCase)
            ? ValidationResult.Success()
            : ValidationResult.Error($"VISIBILITY is official, public or private, not '{Visibility}'.");
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, Secret session, ICluster cluster)
    {
        string visibility = settings.Visibility.ToLowerInvariant();
        Result<ChatActOutcome> changed = await cluster.AskAsync(
            (IChatConsoleGrain chats) => chats.SetVisibility(session, settings.Chat, visibility, settings.Slug, settings.DryRun));
        return settings.DryRun
            ? ChatRehearsal.Of(settings.Chat, changed)
            : Answer.Of(changed, outcome => outcome.After!, outcome => $"{ChatWords.Name(outcome.After!)} is {ChatWords.Visibility(outcome.After!)} now.");
    }
}
