using System.Collections.Immutable;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;

namespace Platform.Grains.PublicKeys;

/// <summary>All public keys ever made.</summary>
internal sealed record PublicKeysState : IAuditedState
{
    /// <summary>Oldest first.</summary>
    public ImmutableArray<PublicKey> Keys { get; init; } = [];

    public ImmutableArray<AuditEvent> Outbox { get; init; } = [];

    /// <summary>The key in force under a name.</summary>
    public PublicKey? FindLive(string name) => Keys.FirstOrDefault(key => key.Name == name && key.RevokedAt is null);
}

/// <summary>One public key; its text is nowhere.</summary>
internal sealed record PublicKey
{
    public string Name { get; init; } = "";

    public TokenHash Hash { get; init; }

    public UserId? CreatedById { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public PublicKeyView ToView() => new(Name, CreatedById, CreatedAt, RevokedAt);
}
