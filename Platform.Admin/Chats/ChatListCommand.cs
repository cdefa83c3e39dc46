using System.ComponentModel;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Admin.Chats;

/// <summary>Lists the chats an operator may see.</summary>
/// <param name="surroundings">What lies outside the console.</param>
[Description("List chats, oldest first: an Owner sees all, an Admin those that are public, his own, and those of users below him.")]
[Example("chat list")]
[Example("chat list --json")]
internal sealed class ChatListCommand(Surroundings surroundings) : SessionCommand<ConsoleSettings>(surroundings)
{
    /// <inheritdoc/>
    protected override async Task<Answer> AnswerAsync(ConsoleSettings settings, Secret session, ICluster cluster)
    {
        List<ChatView> chats = [];
        long? last = null;
        do
        {
            // Many chats take longer than one answer may.
            cluster.StartOver();
            Result<ChatList> part = await cluster.AskAsync((IChatConsoleGrain console) => console.List(session, last));
            if (part.IsRefused)
            {
                return part.Refusal;
            }

            chats.AddRange(part.Value.Chats);
            last = part.Value.Next;
        }
        while (last is not null);

        return Answer.Of(chats, chats.Count == 0 ? "No chats." : ChatSheet.Of(chats));
    }
}
