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
        return ValueTask.FromResult(UserStandings.Of(found.State, clock.StoredNow()));
    }
}
