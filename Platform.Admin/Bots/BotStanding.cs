using System.Text.Json.Serialization;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Users;

namespace Platform.Admin.Bots;

/// <summary>All of a bot that an act may change, as a dry run shows it to programs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Platform">The platform it works on.</param>
/// <param name="OwnerId">Whose it is.</param>
/// <param name="BotType">How far the platform vouches for it.</param>
/// <param name="IsActive">Whether its key works.</param>
/// <param name="RateLimitPerHour">Requests it may send in any hour.</param>
/// <param name="Groups">Groups it is in.</param>
/// <param name="Users">People it serves.</param>
/// <param name="LatencyMs">Its latency.</param>
internal sealed record BotStanding(
    string Name,
    string Platform,
    UserId OwnerId,
    BotType BotType,
    bool IsActive,
    int RateLimitPerHour,
    int Groups,
    long Users,
    int? LatencyMs)
{
    /// <summary>Sessions that the act has ended by then; null, and left out, for an act that ends none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? EndedSessions { get; init; }

    /// <summary>How a bot stands.</summary>
    /// <param name="bot">The bot.</param>
    public static BotStanding Of(BotView bot) =>
        new(bot.Name, bot.Platform, bot.OwnerId, bot.BotType, bot.IsActive, bot.RateLimitPerHour, bot.Groups, bot.Users, bot.LatencyMs);

    /// <summary>The same for people, in lines that can be compared one by one.</summary>
    /// <param name="bot">The bot.</param>
    public static IReadOnlyList<string> Lines(BotView bot) => [.. Registered(bot), .. Reported(bot)];

    /// <summary>What operators decide of it, in lines.</summary>
    /// <param name="bot">The bot.</param>
    public static IReadOnlyList<string> Registered(BotView bot) =>
    [
        $"name {bot.Name}", $"platform {bot.Platform}", $"owner {bot.OwnerId}", $"type {bot.BotType}", BotWords.State(bot), BotWords.RateLimit(bot),
    ];

    private static string[] Reported(BotView bot) =>
        [$"groups {bot.Groups}", $"users {bot.Users}", BotWords.Latency(bot) is { } latency ? $"latency {latency}" : "no latency"];
}
