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

/// <summary>Creates a chat of the platform's own.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Create an official chat, which everybody sees; it is yours. For Owners.")]
[Example("chat create-official Lobby --slug lobby")]
[Example("chat create-official Lobby --slug lobby --description welcome --json")]
internal sealed class ChatCreateOfficialCommand(Surroundings surroundings) : SessionCommand<ChatCreateOfficialCommand.Settings>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : ChangeSettings
    {
        /// <summary>What to call it.</summary>
        [CommandArgument(0, "<NAME>")]
        [Description("What to call it: 2-64 characters.")]
        public required string Name { get; init; }

        /// <summary>Its public name.</summary>
        [CommandOption("--slug <SLUG>")]
        [Description("Its public name, which no other chat has: 2-32 of a-z, 0-9 and -.")]
        public string? Slug { get; init; }

        /// <summary>What it is about.</summary>
        [CommandOption("--description <TEXT>")]
        [Description("What it is about: up to 500 characters.")]
        public string? Description { get; init; }

        /// <inheritdoc/>
        public override ValidationResult Validate() =>
            string.IsNullOrWhiteSpace(Slug) ? ValidationResult.Error("Give a --slug.") : ValidationResult.Success();
    }

    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(Settings settings, Secret session, ICluster cluster)
    {
        NewOfficialChat chat = new(settings.Name, settings.Slug!, settings.Description);
        Result<ChatView> created = await cluster.AskAsync((IChatConsoleGrain chats) => chats.CreateOfficial(session, chat, settings.DryRun));
        return settings.DryRun
            ? ChatRehearsal.OfNew(settings.Name, created)
            : Answer.Of(created, done => done, done => $"{ChatWords.Name(done)} is created, {ChatWords.Visibility(done)}.");
    }
}
