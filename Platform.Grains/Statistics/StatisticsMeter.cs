using System.Diagnostics.Metrics;
using Platform.GrainInterfaces.Telemetry;

namespace Platform.Grains.Statistics;

/// <summary>Measures how far statistics are behind.</summary>
internal static class StatisticsMeter
{
    private static readonly Histogram<double> Age = PlatformMeter.Instance.CreateHistogram(
        "platform.statistics.age",
        "s",
        "Age of the counts that a silo answered with.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10] });

    /// <summary>Counts were answered.</summary>
    /// <param name="age">How old they were.</param>
    public static void RecordAge(TimeSpan age) => Age.Record(age.TotalSeconds);
}
