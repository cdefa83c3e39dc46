using System.Diagnostics.Metrics;
using Platform.GrainInterfaces.Telemetry;

namespace Platform.Grains.Users;

/// <summary>Counts the users in memory.</summary>
internal static class UserMeter
{
    /// <summary>Users in this process's memory.</summary>
    public static UpDownCounter<long> Active { get; } =
        PlatformMeter.Instance.CreateUpDownCounter<long>("platform.users.active", "{user}", "Users in this silo's memory.");
}
