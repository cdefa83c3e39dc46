using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;

namespace Platform.Admin.Bots;

/// <summary>A bot for people.</summary>
internal static class BotCard
{
    /// <summary>All that operators see of it.</summary>
    /// <param name="bot">The bot.</param>
    public static View Of(BotView bot) => new Card(
        ("Id", $"{bot.Id}"),
        ("Name", bot.Name),
        ("Platform", bot.Platform),
        ("Owner", $"{bot.OwnerId}"),
        ("Type", $"{bot.BotType}"),
        ("State", new Toned(BotWords.State(bot), bot.IsActive ? Tone.Good : Tone.Warning)),
        ("Rate limit", BotWords.RateLimit(bot)),
        ("Groups", $"{bot.Groups}"),
        ("Users", $"{bot.Users}"),
        ("Latency", BotWords.Latency(bot)),
        ("Avatar", bot.AvatarUrl),
        ("Last activity", UtcTime.Alone(bot.LastActivityAt)),
        ("Created", UtcTime.Alone(bot.CreatedAt)),
        ("Updated", UtcTime.Alone(bot.UpdatedAt)));
}
