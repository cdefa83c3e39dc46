using System.Collections.Immutable;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Permissions;

namespace Platform.Grains.Chats;

/// <summary>What a chat must know of its owner.</summary>
/// <param name="Owner">As members see him.</param>
/// <param name="Level">His level.</param>
/// <param name="Running">Those of his chats that run as he stands.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.owner-standing")]
internal sealed record ChatOwnerStanding(
    [property: Id(0)] ChatOwner Owner, [property: Id(1)] PermissionLevel Level, [property: Id(2)] ImmutableArray<long> Running);
