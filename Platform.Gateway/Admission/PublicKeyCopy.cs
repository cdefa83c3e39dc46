using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Gateway.Admission;

/// <summary>The gateway's copy of the registry of public keys, so that a key costs no call (see <see cref="IPublicKeysGrain"/>).</summary>
internal sealed class PublicKeyCopy
{
    private readonly SharedCopy<PublicKeyHashes> _copy;

    /// <summary>Creates the copy; the first key asks for it.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="clock">Measures the lease.</param>
    public PublicKeyCopy(IGrainFactory grains, TimeProvider clock) =>
        _copy = new SharedCopy<PublicKeyHashes>(
            () => grains.GetGrain<IPublicKeysGrain>(PublicKeyRegistry.Key).GetHashes(),
            PublicKeyRegistry.Lease,
            PublicKeyRegistry.Lease / 2,
            clock);

    /// <summary>Whether a key is in force; a fault when that cannot be known.</summary>
    /// <param name="key">The key sent.</param>
    /// <param name="cancellationToken">Ends the waiting for a fresh copy.</param>
    public async ValueTask<bool> Holds(Credential key, CancellationToken cancellationToken)
    {
        PublicKeyHashes known = await _copy.Get(cancellationToken);
        TokenHash sent = key.Hash;
        bool isHeld = false;
        foreach (TokenHash hash in known.Hashes)
        {
            isHeld |= hash.FixedTimeEquals(sent);
        }

        return isHeld;
    }
}
