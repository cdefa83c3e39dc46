using Orleans.Concurrency;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

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
    Task<PublicKeyHashes> GetHashes();

    /// <summary>All keys ever made, oldest first.</summary>
    [Alias("list")]
    [AlwaysInterleave]
    Task<PublicKeyList> List();

    /// <summary>Draws a new key.</summary>
    /// <param name="actor">The operator.</param>
    /// <param name="name">What he calls it: 1-64 printable characters, unique among the keys in force.</param>
    /// <param name="dryRun">True to learn whether it may be done and change nothing.</param>
    /// <returns>The key, shown this once; <see cref="ErrorCodes.ValidationFailed"/>, <see cref="ErrorCodes.Forbidden"/> or <see cref="ErrorCodes.Conflict"/>.</returns>
    [Alias("create")]
    Task<Result<CreatedPublicKey>> Create(Actor actor, string name, bool dryRun);

    /// <summary>Puts a key out of force for good.</summary>
    /// <param name="actor">The operator.</param>
    /// <param name="name">The name it was created under.</param>
    /// <param name="dryRun">True to learn whether it may be done and change nothing.</param>
    /// <returns>The key; <see cref="ErrorCodes.Forbidden"/> or <see cref="ErrorCodes.NotFound"/>.</returns>
    [Alias("revoke")]
    Task<Result<PublicKeyView>> Revoke(Actor actor, string name, bool dryRun);

    /// <summary>Takes in the key that an installation starts with; one that was revoked stays revoked.</summary>
    /// <param name="hash">Its hash.</param>
    [Alias("ensure-first")]
    Task EnsureFirst(TokenHash hash);
}
