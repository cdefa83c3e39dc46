using System.Text.Json;
using Platform.Gateway.Http;

namespace Platform.Gateway.Bots;

/// <summary>What bots see of themselves, as it was written lately.</summary>
internal static class OwnBots
{
    /// <summary>The documents.</summary>
    public static RecentDocuments<BotSelfAnswer> Recent { get; } = Create();

    /// <summary>Creates room for such documents.</summary>
    public static RecentDocuments<BotSelfAnswer> Create() => new(
        bot => bot.Id.Value,
        (one, other) => one with { LastActivityAt = other.LastActivityAt, RateLimit = other.RateLimit } == other,
        new MovingValue<BotSelfAnswer>(nameof(BotSelfAnswer.LastActivityAt), (writer, bot) => WriteTime(writer, bot.LastActivityAt)),
        new MovingValue<BotSelfAnswer>(nameof(BotSelfAnswer.RateLimit), (writer, bot) => JsonSerializer.Serialize(writer, bot.RateLimit, PlatformJson.Of<HourlyLimitAnswer>())));

    private static void WriteTime(Utf8JsonWriter writer, DateTimeOffset? time)
    {
        if (time is { } value)
        {
            UtcTimeConverter.Write(writer, value);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
