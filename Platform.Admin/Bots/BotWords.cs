using Platform.GrainInterfaces.Bots;

namespace Platform.Admin.Bots;

/// <summary>How sentences speak of a bot.</summary>
internal static class BotWords
{
    /// <summary>Name and number.</summary>
    /// <param name="bot">The bot.</param>
    public static string Name(BotView bot) => $"{bot.Name} (id {bot.Id})";

    /// <summary>Whether its key works.</summary>
    /// <param name="bot">The bot.</param>
    public static string State(BotView bot) => bot.IsActive ? "active" : "inactive";

    /// <summary>How much it may ask.</summary>
    /// <param name="bot">The bot.</param>
    public static string RateLimit(BotView bot) => bot.RateLimitPerHour == 1 ? "1 request an hour" : $"{bot.RateLimitPerHour} requests an hour";

    /// <summary>Its latency.</summary>
    /// <param name="bot">The bot.</param>
    /// <returns>Null when it never reported one.</returns>
    public static string? Latency(BotView bot) => bot.LatencyMs is { } latency ? $"{latency} ms" : null;

    /// <summary>How many sessions.</summary>
    /// <param name="count">Their number.</param>
    public static string Sessions(int count) => count switch
    {
        0 => "no session",
        1 => "1 session",
        _ => $"{count} sessions",
    };
}
