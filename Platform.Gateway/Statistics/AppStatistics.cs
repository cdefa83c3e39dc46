using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Platform.Gateway.Cluster;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Gateway.Statistics;

/// <summary>What <c>GET /statistics/app</c> answers (reference.md, section 6).</summary>
/// <param name="ApplicationName">The product.</param>
/// <param name="Version">The version that runs, as <c>GET /health</c> tells it.</param>
/// <param name="StartedAt">When it started, as <c>GET /health</c> tells it.</param>
/// <param name="UptimeSeconds">Whole seconds since then; does not enter the tag.</param>
/// <param name="Users">Accounts.</param>
/// <param name="Bots">Bots.</param>
/// <param name="Chats">Chats.</param>
/// <param name="Sessions">Signed-in clients.</param>
/// <param name="Commands">Commands that bots reported.</param>
/// <param name="Silos">What each silo has done; only there for those who ask for it.</param>
internal sealed record AppStatistics(
    string ApplicationName,
    string Version,
    DateTimeOffset StartedAt,
    long UptimeSeconds,
    UserCounts Users,
    BotCounts Bots,
    ChatCounts Chats,
    SessionCounts Sessions,
    CommandCounts Commands,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<SiloTraffic>? Silos)
{
    private const string Name = "Platform";

    /// <summary>Puts the counts beside what is known of the cluster.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="silos">What each silo has done; null where nobody asked.</param>
    /// <param name="cluster">The cluster; null when no silo says how it stands.</param>
    /// <param name="process">The process that is asked.</param>
    /// <param name="now">The instant.</param>
    public static AppStatistics Of(
        PlatformCounts counts, ImmutableArray<SiloTraffic>? silos, ClusterView? cluster, ProcessFacts process, DateTimeOffset now)
    {
        DateTimeOffset startedAt = cluster?.StartedAt ?? process.StartedAt;

        // Clocks of two machines differ a little.
        long uptime = Math.Max(0, (long)(now - startedAt).TotalSeconds);
        return new AppStatistics(
            Name, cluster?.Version ?? process.Version, startedAt, uptime, counts.Users, counts.Bots, counts.Chats, counts.Sessions, counts.Commands, silos);
    }
}
