using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Gateway.Statistics;

/// <summary>Counts as the reference shows them.</summary>
internal static class StatisticsExamples
{
    /// <summary>Users.</summary>
    public static UserCounts Users { get; } = new(
        TotalCount: 5_200, BasicCount: 5_000, TrialCount: 20, PremiumCount: 170, LifetimeCount: 10, ActiveCount: 5_190, TimeoutCount: 4, BannedCount: 6);

    /// <summary>Bots.</summary>
    public static BotCounts Bots { get; } = new(TotalCount: 14, OfficialCount: 1, VerifiedCount: 3, CommunityCount: 10, ActiveCount: 12);

    /// <summary>Chats.</summary>
    public static ChatCounts Chats { get; } = new(TotalCount: 90, PublicCount: 12, PrivateCount: 78, RunningCount: 5);

    /// <summary>All of it.</summary>
    public static AppStatistics App { get; } = new(
        "Platform",
        "1.0.0",
        ExampleTimes.Beginning,
        UptimeSeconds: 2_597_400,
        Users,
        Bots,
        Chats,
        new SessionCounts(ActiveCount: 830),
        new CommandCounts(TotalCount: 120_000, Last24hCount: 4_100, [new CommandCount("play", 71_000), new CommandCount("skip", 23_000)]),
        Silos: null);
}
