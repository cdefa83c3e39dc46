using System.Collections.Immutable;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.PublicKeys;

/// <summary>The hashes of all keys in force.</summary>
/// <param name="Hashes">In no order.</param>
[GenerateSerializer, Immutable, Alias("platform.public-keys.hashes")]
public sealed record PublicKeyHashes([property: Id(0)] ImmutableArray<TokenHash> Hashes);

/// <summary>All keys ever made.</summary>
/// <param name="Keys">Oldest first.</param>
[GenerateSerializer, Immutable, Alias("platform.public-keys.list")]
public sealed record PublicKeyList([property: Id(0)] ImmutableArray<PublicKeyView> Keys);

/// <summary>A public key without its text.</summary>
/// <param name="Name">What the operator calls it.</param>
/// <param name="CreatedById">Who made it; null for the first key of an installation.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="RevokedAt">When it was revoked; null while it is in force.</param>
[GenerateSerializer, Immutable, Alias("platform.public-keys.view")]
public sealed record PublicKeyView(
    [property: Id(0)] string Name,
    [property: Id(1)] UserId? CreatedById,
    [property: Id(2)] DateTimeOffset CreatedAt,
    [property: Id(3)] DateTimeOffset? RevokedAt);

/// <summary>A key just made.</summary>
/// <param name="Name">What the operator calls it.</param>
/// <param name="ApiKey">Its text, shown this once; null for a dry run.</param>
[GenerateSerializer, Immutable, Alias("platform.public-keys.created")]
public sealed record CreatedPublicKey([property: Id(0)] string Name, [property: Id(1)] Secret? ApiKey);
