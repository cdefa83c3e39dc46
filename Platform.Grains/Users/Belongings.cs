using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.Grains.Directory;

namespace Platform.Grains.Users;

/// <summary>What a user owns that has rows of its own.</summary>
/// <param name="Bots">His bots.</param>
/// <param name="Chats">His chats.</param>
internal sealed record Belongings(ImmutableArray<BotView> Bots, ImmutableArray<ListedChat> Chats)
{
    /// <summary>Nothing.</summary>
    public static Belongings None { get; } = new([], []);
}
