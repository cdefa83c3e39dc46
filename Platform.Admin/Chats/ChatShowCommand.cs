using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Chats;

/// <summary>Shows a chat.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("Show a chat with all its fields.")]
[Example("chat show lobby")]
[Example("chat show 7 --json")]
internal sealed class ChatShowCommand(Surroundings surroundings) : SessionCommand<ChatSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(ChatSettings settings, Secret session, ICluster cluster) => Answer.Of(
        await cluster.AskAsync((IChatConsoleGrain chats) => chats.Show(session, settings.Chat)),
        chat => chat,
        ChatCard.Of);
}
