using System.Collections.Immutable;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Tests.Gateway.Fakes;

/// <summary>A registry of public keys that tells its hashes, or is away.</summary>
internal sealed class FakeKeyRegistry : IPublicKeysGrain
{
    public ImmutableArray<TokenHash> Hashes { get; set; } = [];

    public bool IsAway { get; set; }

    public int Questions { get; private set; }

    public Task<PublicKeyHashes> GetHashes()
    {
        Questions++;
        return IsAway ? Task.FromException<PublicKeyHashes>(new UnavailableException()) : Task.FromResult(new PublicKeyHashes(Hashes));
    }
}
