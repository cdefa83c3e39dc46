namespace Platform.Grains.Chats;

/// <summary>How chats are looked for by name.</summary>
internal static class ChatNames
{
    /// <summary>The name without regard to case.</summary>
    public static string Fold(string name) => name.ToLowerInvariant();
}
