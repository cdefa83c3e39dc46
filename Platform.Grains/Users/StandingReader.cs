using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Cluster;
using Platform.Grains.Time;

namespace Platform.Grains.Users;

/// <summary>Finds out how users stand: a look at those who are present on this silo, a call to the others.</summary>
internal sealed class StandingReader(PresentUsers present, IGrainFactory grains, ISiloLease lease, TimeProvider clock)
{
    /// <summary>How a user stands now.</summary>
    /// <returns>Null for one who has no account.</returns>
    /// <exception cref="UnavailableException">This silo, or the user's, does not know whether it still belongs to the cluster.</exception>
    public ValueTask<UserStanding?> Read(UserId user)
    {
        if (present.Find(user) is not { } found)
        {
            return new ValueTask<UserStanding?>(grains.GetGrain<IOperatedUserGrain>(user.Value).GetStanding());
        }

        lease.Require();
        return ValueTask.FromResult(StandingOf(found));
    }

    /// <summary>How a user stands who is present on this silo, which must hold its lease.</summary>
    /// <returns>Null also for one who must be asked.</returns>
    public UserStanding? Look(UserId user) => present.Find(user) is { } found ? StandingOf(found) : null;

    private UserStanding? StandingOf(PresentUser user) => UserStandings.Of(user.State, clock.StoredNow());
}
