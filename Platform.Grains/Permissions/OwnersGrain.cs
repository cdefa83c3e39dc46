using System.Collections.Immutable;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Storage;

namespace Platform.Grains.Permissions;

/// <summary>One gain or loss of an Owner at a time. An id is listed before its user is raised, so no Owner is ever unlisted.</summary>
internal sealed class OwnersGrain : Grain, IOwnersGrain
{
    private readonly Stored<OwnersState> _stored;

    public OwnersGrain([PersistentState(StateNames.Owners)] IPersistentState<OwnersState> storage) => _stored = new Stored<OwnersState>(storage, this);

    public async Task<Result<UserProfile>> Gain(UserId user, bool dryRun)
    {
        IUserGrain grain = GrainFactory.GetGrain<IUserGrain>(user.Value);
        Result<UserProfile> foreseen = await grain.BecomeOwner(dryRun: true);
        if (dryRun || foreseen.IsRefused)
        {
            return foreseen;
        }

        if (!_stored.Current.Owners.Contains(user))
        {
            await _stored.Write(new OwnersState { Owners = _stored.Current.Owners.Add(user) });
        }

        return await grain.BecomeOwner(dryRun: false);
    }
}

/// <summary>All Owners, and perhaps one who was about to become one when a silo died.</summary>
internal sealed record OwnersState
{
    public ImmutableArray<UserId> Owners { get; init; } = [];
}
