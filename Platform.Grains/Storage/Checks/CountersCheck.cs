using System.Collections.Immutable;
using Platform.GrainInterfaces.Statistics;
using Platform.GrainInterfaces.Storage;
using Platform.Grains.Statistics;
using static Platform.Grains.Storage.Checks.Checked;

namespace Platform.Grains.Storage.Checks;

/// <summary>Whether every counter is what a recount gives.</summary>
internal sealed class CountersCheck(ICounterStore counters) : ICheck
{
    public string Name => CheckNames.Counters;

    public async Task<CheckResult> Run(CancellationToken cancellation)
    {
        ImmutableArray<CounterReading> readings = await counters.RecountAsync(cancellation);
        CounterReading[] wrong = [.. readings.Where(reading => reading.Difference != 0)];
        return wrong.Length == 0
            ? this.Good(readings.Length, Text($"All {readings.Length} counters are exact."))
            : this.Fail(wrong.Length, Text($"{wrong.Length} counters are wrong: {string.Join(", ", wrong.Take(MostExamples).Select(reading => Text($"{reading.Name} by {reading.Difference}")))}. See stats verify."));
    }
}
