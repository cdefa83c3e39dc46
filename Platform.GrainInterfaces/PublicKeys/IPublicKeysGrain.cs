using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;

namespace Platform.GrainInterfaces.PublicKeys;

/// <summary>The registry of public API keys. Key: <see cref="PublicKeyRegistry.Key"/>.</summary>
/// <remarks>
/// Gateways hold a copy for <see cref="PublicKeyRegistry.Lease"/> at the most, so a change is in force everywhere once that time has passed since it was written.
/// <see cref="IPublicKeyConsoleGrain"/> waits for that before it answers: a revoked key is refused everywhere from the answer on, without a call per request.
/// </remarks>
[Alias("platform.public-keys.registry")]
public interface IPublicKeysGrain : IGrainWithStringKey
{
    /// <summary>The hashes of all keys in force.</summary>
    [Alias("hashes")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<PublicKeyHashes> GetHashes();
}
