using System.Collections.Immutable;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Statistics;
using Platform.Grains.Permissions;

namespace Platform.Grains.Statistics;

/// <summary>The console's door to the counts.</summary>
/// <remarks>Reentrant, since a recount may take minutes; of these a silo does one at a time, however many ask.</remarks>
[StatelessWorker(1)]
[Reentrant]
internal sealed class StatisticsConsoleGrain(OperatorGate gate, CountReader reader, ICounterStore counters, TimeProvider clock) : Grain, IStatisticsConsoleGrain
{
    private readonly KeptReading<CountVerification> _recount = new(() => Recount(counters), lifetime: TimeSpan.Zero, clock);

    public async Task<Result<PlatformCounts>> Show(Secret session)
    {
        Result<Actor> actor = await gate.Admit(session);
        return actor.IsRefused ? actor.Refusal : await reader.Read();
    }

    public async Task<Result<CountVerification>> Verify(Secret session)
    {
        Result<Actor> actor = await gate.Admit(session);
        return actor.IsRefused ? actor.Refusal : await _recount.Get();
    }

    private static async Task<CountVerification> Recount(ICounterStore counters)
    {
        ImmutableArray<CounterReading> readings = await counters.RecountAsync(CancellationToken.None);
        return new CountVerification(readings.All(reading => reading.Difference == 0), readings);
    }
}
