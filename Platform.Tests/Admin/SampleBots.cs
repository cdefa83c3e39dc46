using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

internal static class SampleBots
{
    public const string Document =
        """{"id":7,"name":"pong","platform":"telegram","groups":12,"users":340,"avatar_url":null,"latency_ms":25,"is_verified":false,"last_activity_at":"2026-03-01T12:00:00Z","created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z","owner_id":5,"bot_type":3,"is_active":true,"rate_limit_per_hour":1000}""";

    public static BotView Pong { get; } = new(
        new BotId(7),
        "pong",
        "telegram",
        Groups: 12,
        Users: 340,
        AvatarUrl: null,
        LatencyMs: 25,
        IsVerified: false,
        Profiles.Noon,
        Profiles.Noon,
        Profiles.Noon,
        new UserId(5),
        BotType.Community,
        IsActive: true,
        RateLimitPerHour: 1000);

    public static BotView Idle { get; } = Pong with { IsActive = false };

    public static Secret Key { get; } = new("pbot_0123");

    /// <summary>What the cluster would make of <see cref="Pong"/>.</summary>
    public static BotActOutcome After(BotAct act) => act switch
    {
        SetBotType type => Became(Pong with { BotType = type.Type, IsVerified = type.Type != BotType.Community }),
        SetBotOwner => Became(Pong with { OwnerId = new UserId(6) }),
        SetBotRateLimit limit => Became(Pong with { RateLimitPerHour = (int)limit.PerHour }),
        RegenerateBotKey => Became(Pong) with { ApiKey = Key },
        EnableBot => new BotActOutcome(Idle, Pong, null, 0),
        DisableBot disable => Became(Idle) with { EndedSessions = disable.EndsSessions ? 3 : 0 },
        ResetBotStatistics => Became(Pong with { Groups = 0, Users = 0, LatencyMs = null }),
        _ => new BotActOutcome(Pong, null, null, 0),
    };

    private static BotActOutcome Became(BotView bot) => new(Pong, bot, null, 0);
}
