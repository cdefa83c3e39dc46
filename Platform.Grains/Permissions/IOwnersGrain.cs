using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Permissions;

/// <summary>The registry of Owners: every gain and loss of one passes here, one at a time. Key: <see cref="OwnersRegistry.Key"/>.</summary>
/// <remarks>Not part of the interfaces that clients know: whoever calls has seen the operator key, or looked up the actor.</remarks>
[Alias("platform.permissions.owners")]
internal interface IOwnersGrain : IGrainWithStringKey
{
    /// <summary>Makes a user an Owner. The caller has seen the operator key.</summary>
    /// <param name="user">The user.</param>
    /// <param name="dryRun">True to learn whether it may be done and change nothing.</param>
    /// <returns>The user before and after; <see cref="ErrorCodes.NotFound"/>, or <see cref="ErrorCodes.Conflict"/> when he is one already.</returns>
    [Alias("gain")]
    Task<Result<UserActOutcome>> Gain(UserId user, bool dryRun);

    /// <summary>Does something to an Owner by which the platform may lose him: a demotion, a ban, his deletion.</summary>
    /// <param name="actor">The operator; looked up anew, since he may have been demoted or banned in the turn before.</param>
    /// <param name="owner">The Owner.</param>
    /// <param name="act">What to do.</param>
    /// <param name="dryRun">True to learn what would happen and change nothing.</param>
    /// <returns>What the user answers, or <see cref="ErrorCodes.LastOwner"/>.</returns>
    [Alias("lose")]
    Task<Result<UserActOutcome>> Lose(Actor actor, UserId owner, UserAct act, bool dryRun);
}
