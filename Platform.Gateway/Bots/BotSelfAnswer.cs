using System.Text.Json.Serialization;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Limits;

namespace Platform.Gateway.Bots;

/// <summary>What a bot sees of itself: all that operators see of it, and its hourly limit.</summary>
internal sealed record BotSelfAnswer : BotView
{
    private BotSelfAnswer(BotView bot)
        : base(bot)
    {
    }

    /// <summary>How the hourly limit stands.</summary>
    [JsonPropertyOrder(1)]
    public required HourlyLimitAnswer RateLimit { get; init; }

    /// <summary>Tells what the bot sees of itself.</summary>
    /// <param name="self">What the bot sees of itself.</param>
    public static BotSelfAnswer Of(BotSelf self) => new(self.Bot) { RateLimit = HourlyLimitAnswer.Of(self.HourlyLimit) };
}

/// <summary>A bot's hourly limit.</summary>
/// <param name="Limit">Requests in any hour.</param>
/// <param name="Remaining">Requests that are left.</param>
/// <param name="ResetSeconds">Seconds until a permit comes back.</param>
internal readonly record struct HourlyLimitAnswer(int Limit, int Remaining, int ResetSeconds)
{
    /// <summary>Tells how the limit stands.</summary>
    /// <param name="reading">The reading.</param>
    public static HourlyLimitAnswer Of(LimitReading reading) => new(reading.Limit, reading.Remaining, reading.ResetSeconds);
}
