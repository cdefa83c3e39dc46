using System.Collections.Immutable;

namespace Platform.GrainInterfaces.Chats;

/// <summary>Who may see a chat (reference.md, section 7).</summary>
public static class ChatVisibilities
{
    /// <summary>The platform's own; everybody.</summary>
    public const string Official = "official";

    /// <summary>Everybody.</summary>
    public const string Public = "public";

    /// <summary>Its owner, its members, and who may act on its owner.</summary>
    public const string Private = "private";

    /// <summary>Every one there is.</summary>
    public static ImmutableArray<string> All { get; } = [Official, Public, Private];
}
