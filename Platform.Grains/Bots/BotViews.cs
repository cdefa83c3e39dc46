using Platform.GrainInterfaces.Bots;

namespace Platform.Grains.Bots;

/// <summary>What a bot's state looks like to those who read it.</summary>
internal static class BotViews
{
    /// <param name="bot">The bot; not a deleted one.</param>
    /// <param name="lastActivity">Its last accepted request as far as it is known beside the state.</param>
    public static BotView ToView(this BotState bot, DateTimeOffset? lastActivity) => new(
        bot.Id,
        bot.Name,
        bot.Platform,
        bot.Groups,
        bot.Users,
        bot.AvatarUrl,
        bot.LatencyMs,
        bot.BotType is BotType.Official or BotType.Verified,
        Later(bot.LastActivityAt, lastActivity),
        bot.CreatedAt,
        bot.UpdatedAt,
        bot.OwnerId.GetValueOrDefault(),
        bot.BotType,
        bot.IsActive,
        bot.RateLimitPerHour);

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}
