using System.Collections.Immutable;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Chats;

/// <summary>An invite to a chat (reference.md, section 7).</summary>
/// <param name="Code">What to join by, 16 characters.</param>
/// <param name="ChatId">The chat.</param>
/// <param name="CreatedById">Who made it.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">From when on nobody joins by it; null for never.</param>
/// <param name="Uses">How many joined by it.</param>
/// <param name="MaxUses">How many may; null for any number.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.invite")]
public sealed record ChatInviteView(
    [property: Id(0)] string Code,
    [property: Id(1)] long ChatId,
    [property: Id(2)] UserId CreatedById,
    [property: Id(3)] DateTimeOffset CreatedAt,
    [property: Id(4)] DateTimeOffset? ExpiresAt,
    [property: Id(5)] int Uses,
    [property: Id(6)] int? MaxUses);

/// <summary>The invites of a chat by which one can join now.</summary>
/// <param name="Invites">Newest first.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.invites")]
public sealed record ChatInviteList([property: Id(0)] ImmutableArray<ChatInviteView> Invites);

/// <summary>An invite that somebody wants to have.</summary>
/// <param name="ExpiresAt">From when on nobody joins by it; null for never.</param>
/// <param name="MaxUses">How many may join by it, at least 1; null for any number.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.new-invite")]
public sealed record NewChatInvite([property: Id(0)] DateTimeOffset? ExpiresAt, [property: Id(1)] int? MaxUses);
