using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Bots;

/// <summary>Bots as the reference shows them.</summary>
internal static class BotExamples
{
    /// <summary>A bot in full.</summary>
    public static BotView Full { get; } = new(
        Id: new BotId(12),
        Name: "Lantern",
        Platform: "example",
        Groups: 3,
        Users: 5_200,
        AvatarUrl: "https://cdn.example.org/bots/12.png",
        LatencyMs: 48,
        IsVerified: true,
        LastActivityAt: ExampleTimes.Now,
        CreatedAt: ExampleTimes.Beginning,
        UpdatedAt: ExampleTimes.Now,
        OwnerId: new UserId(1042),
        BotType: BotType.Verified,
        IsActive: true,
        RateLimitPerHour: 1_000);

    /// <summary>What everybody sees of it.</summary>
    public static PublicBotView Public { get; } = Full.ToPublic();

    /// <summary>What it sees of itself.</summary>
    public static BotSelfAnswer Self { get; } =
        BotSelfAnswer.Of(new BotSelf(Full, new LimitReading(LimitPolicies.BotHour, Limit: 1_000, WindowSeconds: 3_600, Remaining: 998, ResetSeconds: 1_800)));

    /// <summary>What it says of itself.</summary>
    public static BotUpdateBody Update { get; } = new()
    {
        Name = Full.Name,
        AvatarUrl = Full.AvatarUrl,
        Users = Full.Users,
        LatencyMs = 48,
        GroupIds = ["g-1", "g-2", "g-3"],
    };

    /// <summary>That it was taken over.</summary>
    public static BotUpdatedAnswer Updated { get; } = BotUpdatedAnswer.Of(new BotTimes(Full.CreatedAt, Full.UpdatedAt));

    /// <summary>Two commands, the second for a user whom nobody knows.</summary>
    public static BatchBody Batch { get; } = new()
    {
        Commands =
        [
            new CommandBody { Command = "play", Count = 3, UserId = 1042, GroupId = "g-1", Timestamp = ExampleTimes.Now },
            new CommandBody { Command = "skip", Count = 1, UserId = 99_999 },
        ],
    };

    /// <summary>What becomes of them.</summary>
    public static BatchAnswer BatchDone { get; } = BatchAnswer.Of(new BatchOutcome(
        Accepted: 1, [new RejectedCommand(1, BatchItemCodes.UnknownUser, "There is no such user.")], Full.CreatedAt, Full.UpdatedAt));

    /// <summary>What it says of a user.</summary>
    public static BotUserBody User { get; } = new() { PlatformUsername = "marina_77", PlatformAvatarUrl = "https://cdn.example.org/avatars/77.png", Username = "Marina" };
}
