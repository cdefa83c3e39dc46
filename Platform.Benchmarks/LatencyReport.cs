using System.Diagnostics;
using System.Globalization;
using Platform.Benchmarks.Comparison.Load;

namespace Platform.Benchmarks;

/// <summary>Durations of operations and what they amount to.</summary>
/// <param name="ticks">The durations in ticks of the stopwatch.</param>
/// <param name="elapsed">How long the whole measurement took.</param>
/// <param name="processor">How much processor time this process used meanwhile: on a shared machine the steadier figure.</param>
internal sealed class LatencyReport(IEnumerable<long> ticks, TimeSpan elapsed, TimeSpan processor)
{
    private readonly long[] _sorted = [.. ticks.Order()];

    /// <summary>How many operations there were.</summary>
    public int Count => _sorted.Length;

    /// <summary>Operations in a second.</summary>
    public double PerSecond => _sorted.Length / elapsed.TotalSeconds;

    /// <summary>The duration that a share of the operations stayed within.</summary>
    public TimeSpan Percentile(double share) => _sorted is []
        ? TimeSpan.Zero
        : Stopwatch.GetElapsedTime(0, _sorted[Math.Min(_sorted.Length - 1, (int)(share * _sorted.Length))]);

    /// <summary>The same as what came of a run of requests.</summary>
    /// <param name="errors">How many of them failed.</param>
    public LoadResult ToLoad(long errors) => new(Count, errors, elapsed, Percentile(0.5), Percentile(0.99), Percentile(0.999));

    /// <inheritdoc />
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{PerSecond:N0}/s  p50 {Percentile(0.5).TotalMilliseconds:N1} ms  p99 {Percentile(0.99).TotalMilliseconds:N1} ms  max {Percentile(1).TotalMilliseconds:N1} ms  own processor {processor.TotalMicroseconds / _sorted.Length:N0} us each");
}
