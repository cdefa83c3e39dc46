using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Permissions;

/// <summary>The registry of Owners: every gain and loss of one passes here, one at a time. Key: <see cref="OwnersRegistry.Key"/>.</summary>
[Alias("platform.permissions.owners")]
public interface IOwnersGrain : IGrainWithStringKey
{
    /// <summary>Makes a user an Owner. The caller has seen the operator key.</summary>
    /// <param name="user">The user.</param>
    /// <param name="dryRun">True to learn whether it may be done and change nothing.</param>
    /// <returns>His profile; <see cref="ErrorCodes.NotFound"/>, or <see cref="ErrorCodes.Conflict"/> when he is one already.</returns>
    [Alias("gain")]
    Task<Result<UserProfile>> Gain(UserId user, bool dryRun);
}
