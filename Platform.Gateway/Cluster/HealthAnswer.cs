using System.Collections.Immutable;
using Platform.GrainInterfaces.Cluster;

namespace Platform.Gateway.Cluster;

/// <summary>One word on how the process is.</summary>
/// <param name="Status">The word.</param>
internal sealed record StatusAnswer(string Status);

/// <summary>What <c>GET /health</c> answers (reference.md, section 9).</summary>
/// <param name="Status"><c>healthy</c>, <c>degraded</c> or <c>unhealthy</c>.</param>
/// <param name="Database"><c>healthy</c>, <c>unreachable</c>, or <c>unknown</c> when no silo answers.</param>
/// <param name="Cluster">The members.</param>
/// <param name="StartedAt">When the silo that answered started, or this process when none does.</param>
/// <param name="Version">The version it runs.</param>
/// <param name="Errors">What is wrong, a sentence each.</param>
internal sealed record HealthAnswer(
    string Status,
    string Database,
    ClusterMembers Cluster,
    DateTimeOffset StartedAt,
    string Version,
    ImmutableArray<string> Errors)
{
    private const string Healthy = "healthy";

    /// <summary>Whether the platform can serve.</summary>
    public static bool CanServe(ClusterView? cluster) => cluster is { Database: Healthy };

    /// <summary>Sums up how the cluster stands.</summary>
    /// <param name="cluster">The cluster; null when no silo answers.</param>
    /// <param name="process">The process that is asked.</param>
    public static HealthAnswer Of(ClusterView? cluster, ProcessFacts process) => cluster is null
        ? new HealthAnswer("unhealthy", "unknown", new ClusterMembers([]), process.StartedAt, process.Version, ["No silo of the cluster answers."])
        : new HealthAnswer(Word(cluster), cluster.Database, new ClusterMembers(cluster.Silos), cluster.StartedAt, cluster.Version, cluster.Errors);

    private static string Word(ClusterView cluster) => (CanServe(cluster), cluster.Errors.IsDefaultOrEmpty) switch
    {
        (true, true) => Healthy,
        (true, false) => "degraded",
        (false, _) => "unhealthy",
    };
}

/// <summary>The members of the cluster.</summary>
/// <param name="Silos">All of them.</param>
internal sealed record ClusterMembers(ImmutableArray<SiloView> Silos);
