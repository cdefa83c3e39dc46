using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Cluster;

/// <summary>What a grain does that may not go on without a lease.</summary>
internal static class SiloLeaseExtensions
{
    /// <summary>Goes on only under a lease.</summary>
    /// <exception cref="UnavailableException">The silo does not hold one.</exception>
    public static void Require(this ISiloLease lease)
    {
        if (!lease.IsHeld)
        {
            throw Lost();
        }
    }

    /// <summary>Goes on only when nobody else can have a grain that this silo has changed.</summary>
    /// <param name="lease">The silo's lease.</param>
    /// <param name="activatedAt">Time stamp of the clock at the grain's activation here.</param>
    /// <exception cref="UnavailableException">Another silo may have it: what was written stands, and is unacknowledged.</exception>
    public static async Task RequireSoleHolder(this ISiloLease lease, long activatedAt)
    {
        await lease.WaitForEarlierHolders(activatedAt);
        if (!await lease.Reconfirm())
        {
            throw Lost();
        }
    }

    private static UnavailableException Lost() => new("The silo does not know whether it still belongs to the cluster.");
}
