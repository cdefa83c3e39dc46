namespace Platform.GrainInterfaces.Chats;

/// <summary>Somebody in a chat (reference.md, section 7).</summary>
/// <param name="User">Who.</param>
/// <param name="Role"><c>owner</c> or <c>member</c>.</param>
/// <param name="JoinedAt">When he joined; of the owner, when the chat was created.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.member")]
public sealed record ChatMemberView([property: Id(0)] ChatOwner User, [property: Id(1)] string Role, [property: Id(2)] DateTimeOffset JoinedAt);
