using System.Collections.Immutable;
using Platform.Gateway.Pages;
using Platform.GrainInterfaces.Chats;

namespace Platform.Gateway.Chats;

/// <summary>A part of the chats that somebody may see.</summary>
/// <param name="Chats">The chats, by id.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="Links">The parts around it.</param>
public sealed record ChatsModel(ImmutableArray<ChatView> Chats, int Total, PagerLinks Links);

/// <summary>One chat and a part of its members.</summary>
/// <param name="Chat">The chat.</param>
/// <param name="Members">The owner, then the members in the order they joined.</param>
/// <param name="Links">The parts around it.</param>
public sealed record ChatModel(ChatView Chat, ImmutableArray<ChatMemberView> Members, PagerLinks Links);
