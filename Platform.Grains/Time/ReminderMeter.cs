using System.Diagnostics.Metrics;
using Platform.GrainInterfaces.Telemetry;

namespace Platform.Grains.Time;

/// <summary>Measures how late reminders come.</summary>
internal static class ReminderMeter
{
    private static readonly Histogram<double> Lateness = PlatformMeter.Instance.CreateHistogram(
        "platform.reminders.lateness",
        "s",
        "How long after its time a reminder came.",
        advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 5, 15, 60, 120, 300, 900] });

    /// <summary>A reminder came.</summary>
    /// <param name="reminder">Its name, the same for all grains of a kind.</param>
    /// <param name="status">When it came, and when it should have.</param>
    public static void Record(string reminder, TickStatus status) =>
        Lateness.Record(LatenessOf(status).TotalSeconds, new KeyValuePair<string, object?>("reminder", reminder));

    /// <summary>How late it is, counted from the last time it was due: one that was missed does not come later, it does not come at all.</summary>
    /// <param name="status">When it came, and when it should have.</param>
    public static TimeSpan LatenessOf(TickStatus status)
    {
        TimeSpan since = status.CurrentTickTime - status.FirstTickTime;
        return since <= TimeSpan.Zero || status.Period <= TimeSpan.Zero ? TimeSpan.Zero : TimeSpan.FromTicks(since.Ticks % status.Period.Ticks);
    }
}
