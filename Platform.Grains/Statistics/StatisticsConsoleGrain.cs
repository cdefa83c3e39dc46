using System.Collections.Immutable;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Statistics;
using Platform.Grains.Permissions;

namespace Platform.Grains.Statistics;

/// <summary>The console's door to the counts.</summary>
[StatelessWorker]
internal sealed class StatisticsConsoleGrain(OperatorGate gate, CountReader reader, ICounterStore counters) : Grain, IStatisticsConsoleGrain
{
    public async Task<Result<PlatformCounts>> Show(Secret session)
    {
        Result<Actor> actor = await gate.Admit(session);
        return actor.IsRefused ? actor.Refusal : await reader.Read();
    }

    public async Task<Result<CountVerification>> Verify(Secret session)
    {
        Result<Actor> actor = await gate.Admit(session);
        if (actor.IsRefused)
        {
            return actor.Refusal;
        }

        ImmutableArray<CounterReading> readings = await counters.RecountAsync(CancellationToken.None);
        return new CountVerification(readings.All(reading => reading.Value == reading.Recount), readings);
    }
}
