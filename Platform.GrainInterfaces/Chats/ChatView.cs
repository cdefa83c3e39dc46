using System.Collections.Immutable;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Chats;

/// <summary>A chat as those see it who may (reference.md, section 7).</summary>
/// <param name="Id">Its number.</param>
/// <param name="ChatType"><c>group</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Owner">Who owns it.</param>
/// <param name="Visibility"><c>official</c>, <c>public</c> or <c>private</c>.</param>
/// <param name="Slug">Its public name; null while private.</param>
/// <param name="Description">A text; null for none.</param>
/// <param name="AllowControlRequests">Whether members may ask for control.</param>
/// <param name="Running">Whether its shared browser runs.</param>
/// <param name="MemberCount">Members, the owner included.</param>
/// <param name="Archived">Whether it is archived.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="UpdatedAt">When it last changed.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.view")]
public sealed record ChatView(
    [property: Id(0)] long Id,
    [property: Id(1)] string ChatType,
    [property: Id(2)] string Name,
    [property: Id(3)] ChatOwner Owner,
    [property: Id(4)] string Visibility,
    [property: Id(5)] string? Slug,
    [property: Id(6)] string? Description,
    [property: Id(7)] bool AllowControlRequests,
    [property: Id(8)] bool Running,
    [property: Id(9)] int MemberCount,
    [property: Id(10)] bool Archived,
    [property: Id(11)] DateTimeOffset CreatedAt,
    [property: Id(12)] DateTimeOffset UpdatedAt);

/// <summary>The owner of a chat, as its members see him.</summary>
/// <param name="Id">His number.</param>
/// <param name="Username">His name.</param>
/// <param name="AvatarUrl">His picture; null when he has none.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.owner")]
public sealed record ChatOwner([property: Id(0)] UserId Id, [property: Id(1)] string Username, [property: Id(2)] string? AvatarUrl);

/// <summary>The chats a user owns.</summary>
/// <param name="Chats">Oldest first.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.owned")]
public sealed record OwnedChats([property: Id(0)] ImmutableArray<ChatView> Chats);
