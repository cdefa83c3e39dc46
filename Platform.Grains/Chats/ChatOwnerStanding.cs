using System.Collections.Immutable;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Permissions;

namespace Platform.Grains.Chats;

/// <summary>What a chat must know of its owner.</summary>
/// <param name="Owner">As members see him.</param>
/// <param name="Level">His level.</param>
/// <param name="Running">Those of his chats that run as he stands.</param>
/// <param name="Ending">Those that he has given up and that may not know it yet; unset by a silo of an older version.</param>
[GenerateSerializer, Immutable, Alias("platform.chats.owner-standing")]
internal sealed record ChatOwnerStanding(
    [property: Id(0)] ChatOwner Owner,
    [property: Id(1)] PermissionLevel Level,
    [property: Id(2)] ImmutableArray<long> Running,
    [property: Id(3)] ImmutableArray<long> Ending)
{
    /// <summary>Whether a chat is still his, although it may not know better.</summary>
    /// <param name="chat">One that says it is his.</param>
    public bool Has(long chat) => Ending.IsDefaultOrEmpty || !Ending.Contains(chat);
}
