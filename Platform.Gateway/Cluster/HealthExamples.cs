using Platform.Gateway.Reference;

namespace Platform.Gateway.Cluster;

/// <summary>Health as the reference shows it.</summary>
internal static class HealthExamples
{
    /// <summary>A platform of one silo.</summary>
    public static HealthAnswer Health { get; } = new(
        "healthy", "healthy", new ClusterMembers([new("silo-1", "127.0.0.1:11111", "active")]), ExampleTimes.Beginning, "1.0.0", []);

    /// <summary>A process that can serve.</summary>
    public static StatusAnswer Status { get; } = new("ready");
}
