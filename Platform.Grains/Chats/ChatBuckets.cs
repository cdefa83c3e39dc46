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
}
