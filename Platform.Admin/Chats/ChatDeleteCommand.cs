using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Spectre.Console.Cli;

namespace Platform.Admin.Chats;

/// <summary>Deletes a chat for good.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Delete a chat for good; its owner's slot and its slug are free again.")]
[Example("chat delete cinema --reason abandoned")]
[Example("chat delete 7 --yes --json")]
internal sealed class ChatDeleteCommand(Surroundings surroundings) : RemovalCommand<ChatDeleteCommand.Settings, ChatActOutcome>(surroundings)
{
    /// <summary>Options and arguments.</summary>
    internal sealed class Settings : ChatActSettings
    {
        /// <summary>Why.</summary>
        [CommandOption("--reason <REASON>")]
        [Description("Why; it stays in the audit log.")]
        public string? Reason { get; init; }
    }

    /// <inheritdoc/>
    protected override Task<Result<ChatActOutcome>> RemoveAsync(Removal removal, Settings settings, Secret session, ICluster cluster) =>
        cluster.AskAsync((IChatConsoleGrain chats) => chats.Delete(session, removal.Which, settings.Reason, removal.DryRun));

    /// <inheritdoc/>
    protected override string Named(Settings settings) => settings.Chat;

    /// <inheritdoc/>
    protected override long IdOf(ChatActOutcome removed) => removed.Before.Id;

    /// <inheritdoc/>
    protected override Answer Rehearsed(string named, Result<ChatActOutcome> foreseen) => ChatRehearsal.Of(named, foreseen);

    /// <inheritdoc/>
    protected override string Question(ChatActOutcome foreseen) =>
        $"Delete {ChatWords.Name(foreseen.Before)} of {ChatWords.Owner(foreseen.Before)} for good? "
        + $"It is {ChatWords.State(foreseen.Before)} and has {ChatWords.Members(foreseen.Before)}; nothing can be brought back.";

    /// <inheritdoc/>
    protected override Answer Told(Result<ChatActOutcome> removed) =>
        Answer.Of(removed, outcome => outcome.Before, outcome => $"{ChatWords.Name(outcome.Before)} is deleted.");
}
