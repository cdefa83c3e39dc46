using System.Collections.Immutable;
using Platform.GrainInterfaces.Chats;

namespace Platform.Grains.Chats;

/// <summary>The counters a chat is counted in.</summary>
internal static class ChatBuckets
{
    /// <summary>All chats.</summary>
    public const string Total = "chats.total";

    /// <summary>Official and public ones.</summary>
    public const string Public = "chats.public";

    /// <summary>The others.</summary>
    public const string Private = "chats.private";

    /// <summary>Those that run.</summary>
    public const string Running = "chats.running";

    /// <summary>Those that a chat is counted in.</summary>
    public static ImmutableArray<string> Of(ChatState chat)
    {
        if (chat.DeletedAt is not null)
        {
            return [];
        }

        string visibility = chat.Visibility == ChatVisibilities.Private ? Private : Public;
        return chat.Running ? [Total, visibility, Running] : [Total, visibility];
    }
}
