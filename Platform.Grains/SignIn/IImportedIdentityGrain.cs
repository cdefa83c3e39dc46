using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.SignIn;

/// <summary>What an import may ask of an identity: whoever calls has looked up the actor. Key: <see cref="IdentityKey"/>.</summary>
/// <remarks>It is decided in the turns in which a first sign-in is, so that an account never begins twice.</remarks>
[Alias("platform.sign-in.imported-identity")]
internal interface IImportedIdentityGrain : IGrainWithStringKey
{
    /// <summary>Begins the account of a file's record, unless the identity has one. Safe to repeat.</summary>
    /// <param name="actor">Who imports it.</param>
    /// <param name="record">The record of this identity; looked at already.</param>
    /// <param name="dryRun">True to learn what would happen and change nothing.</param>
    /// <returns>
    /// The user; <see cref="ErrorCodes.AccountBanned"/>, <see cref="ErrorCodes.UsernameTaken"/>, <see cref="ErrorCodes.Forbidden"/> or
    /// <see cref="ErrorCodes.TrialAlreadyUsed"/>.
    /// </returns>
    [Alias("import")]
    Task<Result<ImportedUser>> Import(Actor actor, UserRecord record, bool dryRun);
}
