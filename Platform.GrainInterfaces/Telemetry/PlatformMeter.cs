using System.Diagnostics.Metrics;

namespace Platform.GrainInterfaces.Telemetry;

/// <summary>The meter of all that the platform measures of itself; each domain has its own instruments. Costs next to nothing while nobody listens.</summary>
/// <remarks>Whatever tells measurements apart has few values: never a user, an address, a name.</remarks>
public static class PlatformMeter
{
    /// <summary>The meter's name.</summary>
    public const string Name = "Platform";

    /// <summary>The meter.</summary>
    public static Meter Instance { get; } = new(Name);
}
