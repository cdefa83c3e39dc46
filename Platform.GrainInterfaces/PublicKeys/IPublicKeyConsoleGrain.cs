using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.PublicKeys;

/// <summary>The console's door to public keys (reference.md, section 10); for Admins and Owners. Key 0.</summary>
[Alias("platform.public-keys.console")]
public interface IPublicKeyConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>Draws a new key.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="name">What he calls it.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <returns>The key, shown this once; <see cref="ErrorCodes.ValidationFailed"/>, <see cref="ErrorCodes.Forbidden"/> or <see cref="ErrorCodes.Conflict"/>.</returns>
    [Alias("create")]
    Task<Result<CreatedPublicKey>> Create(Secret session, string name, bool dryRun);

    /// <summary>All keys, revoked ones too, without their texts.</summary>
    /// <param name="session">The operator's session token.</param>
    [Alias("list")]
    Task<Result<PublicKeyList>> List(Secret session);

    /// <summary>Puts a key out of force.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="name">The name it was created under.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <returns>The key; <see cref="ErrorCodes.Forbidden"/> or <see cref="ErrorCodes.NotFound"/>.</returns>
    [Alias("revoke")]
    Task<Result<PublicKeyView>> Revoke(Secret session, string name, bool dryRun);
}
