using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.Grains.PublicKeys;

/// <summary>What only the silos may ask of the registry of public keys: whoever calls has looked up the actor. Key: <see cref="PublicKeyRegistry.Key"/>.</summary>
[Alias("platform.public-keys.operated")]
internal interface IOperatedPublicKeysGrain : IGrainWithStringKey
{
    /// <summary>All keys ever made, oldest first.</summary>
    [Alias("list")]
    [AlwaysInterleave]
    [SafeToRepeat]
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
