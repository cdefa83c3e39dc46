using System.Diagnostics.Metrics;
using Platform.GrainInterfaces.Telemetry;

namespace Platform.Gateway.Notifications;

/// <summary>Counts event streams.</summary>
internal static class StreamMeter
{
    /// <summary>Streams that are open in this process.</summary>
    public static UpDownCounter<long> Open { get; } =
        PlatformMeter.Instance.CreateUpDownCounter<long>("platform.event_streams.open", "{stream}", "Event streams that are open.");
}
