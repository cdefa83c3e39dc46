using Platform.Admin.Output;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Chats;

/// <summary>What a rehearsed act would make of a chat: programs see all that an act may change, people only what differs.</summary>
internal static class ChatRehearsal
{
    /// <summary>The answer of a dry run.</summary>
    /// <param name="chat">What the operator typed.</param>
    /// <param name="foreseen">What the cluster foresees.</param>
    public static Answer Of(string chat, Result<ChatActOutcome> foreseen) =>
        foreseen.IsRefused ? DryRun.Refused(ChatFacet.Named(chat), foreseen.Refusal) : Of(foreseen.Value);

    /// <summary>The answer of a dry run that creates one.</summary>
    /// <param name="name">What the operator typed.</param>
    /// <param name="foreseen">What the cluster foresees.</param>
    public static Answer OfNew(string name, Result<ChatView> foreseen) => foreseen.IsRefused
        ? DryRun.Refused(ChatFacet.Named(name), foreseen.Refusal)
        : DryRun.Allowed(
            ChatFacet.Named(foreseen.Value.Name),
            new Facet("not there yet", null),
            new Facet(string.Join("; ", ChatStanding.Lines(foreseen.Value)), ChatStanding.Of(foreseen.Value)));

    private static Answer Of(ChatActOutcome outcome)
    {
        IReadOnlyList<string> before = ChatStanding.Lines(outcome.Before);
        IReadOnlyList<string> after = outcome.After is null ? ["deleted"] : ChatStanding.Lines(outcome.After);
        return DryRun.Allowed(
            ChatFacet.Of(outcome.Before),
            new Facet(Difference.Between(before, after), ChatStanding.Of(outcome.Before)),
            new Facet(Difference.Between(after, before), outcome.After is null ? null : ChatStanding.Of(outcome.After)));
    }
}
