using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Gateway.Admission;

/// <summary>The gateway's copy of the registry of public keys, so that a key costs no call (see <see cref="IPublicKeysGrain"/>).</summary>
internal sealed class PublicKeyCopy
{
    private readonly SharedCopy<PublicKeyHashes> _copy;

    private volatile HeldKey? _last;

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
    public ValueTask<bool> Holds(Credential key, CancellationToken cancellationToken)
    {
        // Read where it is there already; only a copy that has to be asked for is waited for.
        ValueTask<PublicKeyHashes> copy = _copy.Get(cancellationToken);
        return copy.IsCompletedSuccessfully ? ValueTask.FromResult(Holds(copy.Result, key)) : Wait(copy, key);
    }

    private async ValueTask<bool> Wait(ValueTask<PublicKeyHashes> copy, Credential key) => Holds(await copy, key);

    private bool Holds(PublicKeyHashes known, Credential key)
    {
        // Most requests come with the same key as the one before, and hashing it is what costs most here.
        if (_last is { } last && ReferenceEquals(last.Known, known) && last.Key.FixedTimeEquals(key.Plain))
        {
            return true;
        }

        TokenHash sent = key.Hash;
        bool isHeld = false;
        foreach (TokenHash hash in known.Hashes)
        {
            isHeld |= hash.FixedTimeEquals(sent);
        }

        if (isHeld)
        {
            _last = new HeldKey(known, key.Plain);
        }

        return isHeld;
    }

    /// <summary>A key that was found in force by a copy, and is as long as that copy is gone by.</summary>
    private sealed record HeldKey(PublicKeyHashes Known, Secret Key);
}
