using System.Diagnostics.CodeAnalysis;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Chats;

namespace Platform.Tests.Storage;

/// <summary>Chats with what lists tell apart.</summary>
internal static class SampleChats
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>A private chat.</summary>
    public static ChatState Chat(long id, long owner) => new()
    {
        Id = id,
        OwnerId = new UserId(owner),
        Name = "any",
        CreatedAt = Noon,
        UpdatedAt = Noon,
    };

    /// <summary>A chat that everybody may see.</summary>
    public static ChatState PublicChat(long id, long owner) => Chat(id, owner) with { Visibility = ChatVisibilities.Public, Slug = $"chat-{id}" };

    /// <summary>What is left of a deleted chat for a while.</summary>
    public static ChatState Deleted(long id) => new() { Id = id, DeletedAt = Noon };

    /// <summary>Any chat of one of the owners 1 to <paramref name="owners"/>.</summary>
    [SuppressMessage("Security", "CA5394", Justification = "The same chats in every run.")]
    public static ChatState Any(Random random, long id, int owners) => random.Next(8) switch
    {
        0 => Deleted(id),
        1 => PublicChat(id, random.Next(1, owners + 1)),
        2 => Chat(id, random.Next(1, owners + 1)) with { Visibility = ChatVisibilities.Official },
        _ => Chat(id, random.Next(1, owners + 1)),
    };
}
