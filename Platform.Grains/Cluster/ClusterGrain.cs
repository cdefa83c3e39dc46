using System.Collections.Immutable;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;
using Platform.Grains.Storage;

namespace Platform.Grains.Cluster;

/// <summary>Asks storage and membership at most once a second a silo, however many ask it.</summary>
[StatelessWorker(1)]
internal sealed class ClusterGrain(SiloFacts facts, IStorageMaintenance storage, IClusterMembershipService membership, TimeProvider clock) : Grain, IClusterGrain
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private ClusterView? _latest;
    private long _readAt;

    public async Task<ClusterView> Describe()
    {
        if (_latest is null || clock.GetElapsedTime(_readAt) >= Freshness)
        {
            long started = clock.GetTimestamp();
            _latest = await Read();
            _readAt = started;
        }

        return _latest;
    }

    private async Task<ClusterView> Read()
    {
        bool isReachable = await TryPing();
        ImmutableArray<SiloView> silos =
        [
            .. membership.CurrentSnapshot.Members.Values
                .Where(silo => silo.Status != SiloStatus.Dead)
                .OrderBy(silo => silo.Name, StringComparer.Ordinal)
                .Select(silo => new SiloView(silo.Name, silo.SiloAddress.Endpoint.ToString(), NameOf(silo.Status))),
        ];
        ImmutableArray<string> errors = isReachable ? [] : ["The database does not answer."];
        return new ClusterView(isReachable ? "healthy" : "unreachable", facts.Storage, silos, facts.StartedAt, facts.Version, errors);
    }

    private async Task<bool> TryPing()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await storage.PingAsync(patience.Token);
            return true;
        }
        catch (Exception)
        {
            // Whatever the driver says: the database did not answer.
            return false;
        }
    }

    private static string NameOf(SiloStatus status) => status switch
    {
        SiloStatus.Active => "active",
        SiloStatus.Created or SiloStatus.Joining => "joining",
        SiloStatus.ShuttingDown or SiloStatus.Stopping => "shutting_down",
        _ => "dead",
    };
}
