using System.Collections.Immutable;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Grains.Statistics;

/// <summary>Answers everybody on its silo from one reading a second.</summary>
[StatelessWorker(1)]
[Reentrant]
internal sealed class StatisticsGrain : Grain, IStatisticsGrain
{
    /// <summary>The other of the two seconds that counts may be behind is for the answer to be asked for, and to be kept by the one who asked.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private readonly KeptReading<PlatformCounts> _counts;
    private readonly KeptReading<SiloReports> _silos;

    public StatisticsGrain(CountReader reader, TimeProvider clock)
    {
        _counts = new KeptReading<PlatformCounts>(reader.Read, Lifetime, clock);
        _silos = new KeptReading<SiloReports>(() => GrainFactory.GetGrain<ISiloReportsGrain>(0).GetAll(), Lifetime, clock);
    }

    public Task<PlatformCounts> GetCounts() => _counts.Get();

    public async Task<ImmutableArray<SiloTraffic>> GetSilos() => (await _silos.Get()).Silos;
}
