using System.Globalization;

namespace Platform.Benchmarks.Comparison.Measuring;

/// <summary>Rounds in which each contestant has its turn, another one first in each, so that what changes on the machine meanwhile meets all alike.</summary>
/// <param name="rounds">How many rounds.</param>
/// <param name="duration">How long a run is.</param>
internal sealed class AlternatingRuns(int rounds, TimeSpan duration)
{
    /// <summary>The rate of the open loop, of what can be reached by the same load generator, which shares the machine with what it asks.</summary>
    public const double OpenShare = 0.7;

    // The runtime compiles what is called often once more, and better, while it is called: a program of some size is done with that after a quarter of a minute.
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(20);

    /// <summary>Runs one job at all who have it: closed loop first, and the open one at a share of what its load generator reaches.</summary>
    /// <param name="turns">The same job of each contestant.</param>
    public async Task<IReadOnlyList<JobFigures>> RunAsync(IReadOnlyList<ITurn> turns)
    {
        foreach (var turn in turns)
        {
            await turn.CheckAsync();
            await turn.RunClosedAsync(WarmUp);
        }

        var closed = await RunRoundsAsync(turns, "closed", turn => turn.RunClosedAsync(duration));
        PreparedJob[] steady = [.. turns.OfType<PreparedJob>().Where(job => job.HasOpenLoop)];
        var capacity = await RunRoundsAsync(steady, "capacity", job => job.FindCapacityAsync(duration));
        var open = await RunRoundsAsync(steady, "open", job => job.RunOpenAsync(duration, OpenShare * capacity[job].PerSecond));
        return [.. turns.Select(turn => new JobFigures(turn.Contestant, turn.Key, closed[turn], turn is PreparedJob job ? open.GetValueOrDefault(job) : null))];
    }

    private async Task<Dictionary<TTurn, Figures>> RunRoundsAsync<TTurn>(IReadOnlyList<TTurn> turns, string loop, Func<TTurn, Task<Sample>> run)
        where TTurn : ITurn
    {
        var samples = turns.ToDictionary(turn => turn, _ => new List<Sample>());
        for (var round = 0; round < rounds; round++)
        {
            for (var place = 0; place < turns.Count; place++)
            {
                var turn = turns[(round + place) % turns.Count];
                var sample = await run(turn);
                samples[turn].Add(sample);
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{turn.Key}, {loop}, round {round + 1}, {turn.Contestant}: {sample.Load.PerSecond:N0}/s  p50 {sample.Load.P50.TotalMilliseconds:N2} ms  p99 {sample.Load.P99.TotalMilliseconds:N2} ms  {sample.ProcessorMicroseconds:N1} us and {sample.AllocatedEach:N0} B each"));
            }
        }

        return samples.ToDictionary(pair => pair.Key, pair => Figures.Of(pair.Value));
    }
}
