using Platform.GrainInterfaces.Chats;

namespace Platform.Tests.Statistics;

/// <summary>A chat of the model.</summary>
/// <param name="Id">Its number.</param>
/// <param name="IsPublic">Whether everybody sees it.</param>
/// <param name="Runs">Whether it runs, as long as its owner may have a running one.</param>
internal sealed record ModelledChat(long Id, bool IsPublic, bool Runs)
{
    public static ModelledChat Of(ChatView chat) => new(chat.Id, chat.Visibility != ChatVisibilities.Private, chat.Running);
}
