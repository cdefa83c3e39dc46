using System.Collections.Immutable;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Grains.Statistics;

/// <summary>Answers everybody on its silo from two readings a second.</summary>
[StatelessWorker(1)]
[Reentrant]
internal sealed class StatisticsGrain : Grain, IStatisticsGrain
{
    /// <summary>Counts may be two seconds behind: the gateways keep what they are answered for as long again, and their clients for a second.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(0.5);

    private readonly KeptReading<PlatformCounts> _counts;
    private readonly KeptReading<SiloReports> _silos;

    public StatisticsGrain(CountReader reader, TimeProvider clock)
    {
        _counts = new KeptReading<PlatformCounts>(reader.Read, Lifetime, clock);
        _silos = new KeptReading<SiloReports>(() => GrainFactory.GetGrain<ISiloReportsGrain>(0).GetAll(), Lifetime, clock);
    }

    public async Task<PlatformCounts> GetCounts()
    {
        PlatformCounts counts = await _counts.Get();
        StatisticsMeter.RecordAge(_counts.Age);
        return counts;
    }

    public async Task<ImmutableArray<SiloTraffic>> GetSilos() => (await _silos.Get()).Silos;
}
