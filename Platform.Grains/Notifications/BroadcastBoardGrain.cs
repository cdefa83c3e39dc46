using Orleans.Concurrency;
using Platform.GrainInterfaces.Notifications;
using Platform.Grains.Statistics;

namespace Platform.Grains.Notifications;

/// <summary>Answers everybody on its silo from one copy of the log; the log itself is sent to it only when it has changed.</summary>
[StatelessWorker(1)]
[Reentrant]
internal sealed class BroadcastBoardGrain : Grain, IBroadcastBoardGrain, IBroadcastCopyGrain
{
    private readonly KeptReading<BroadcastLog> _reading;
    private BroadcastLog _copy = BroadcastLog.Empty;

    public BroadcastBoardGrain(TimeProvider clock) => _reading = new KeptReading<BroadcastLog>(Ask, IBroadcastsGrain.Lease, clock);

    public async Task<long> GetVersion()
    {
        await _reading.Get();
        return _copy.Version;
    }

    public async Task<BroadcastLog> Read(long version)
    {
        await _reading.Get();
        return _copy.Version >= version ? _copy : await Ask();
    }

    private async Task<BroadcastLog> Ask()
    {
        BroadcastLog? newer = await GrainFactory.GetGrain<IBroadcastsGrain>(IBroadcastsGrain.Key).ReadNewerThan(_copy.Version);

        // Two answers may come in the wrong order.
        if (newer is not null && newer.Version > _copy.Version)
        {
            _copy = newer;
        }

        return _copy;
    }
}
