using Platform.GrainInterfaces.Statistics;

namespace Platform.Gateway.Statistics;

/// <summary>How many there are of what, and how long the platform runs.</summary>
/// <param name="Counts">The counts.</param>
/// <param name="Version">The version that runs.</param>
/// <param name="StartedAt">When it started.</param>
public sealed record StatisticsModel(PlatformCounts Counts, string Version, DateTimeOffset StartedAt);
