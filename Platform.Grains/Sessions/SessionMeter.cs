using System.Diagnostics.Metrics;
using Platform.GrainInterfaces.Telemetry;

namespace Platform.Grains.Sessions;

/// <summary>Counts the sessions in memory.</summary>
internal static class SessionMeter
{
    /// <summary>Sessions in this process's memory.</summary>
    public static UpDownCounter<long> Active { get; } =
        PlatformMeter.Instance.CreateUpDownCounter<long>("platform.sessions.active", "{session}", "Sessions in this silo's memory.");
}
