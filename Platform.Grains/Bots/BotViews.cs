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

    /// <summary>What files carry of it.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="owner">The username of its owner; null when he is no more.</param>
    public static BotRecord ToRecord(this BotView bot, string? owner) => new()
    {
        Id = bot.Id,
        Name = bot.Name,
        Platform = bot.Platform,
        Owner = owner,
        BotType = bot.BotType,
        IsActive = bot.IsActive,
        RateLimitPerHour = bot.RateLimitPerHour,
        AvatarUrl = bot.AvatarUrl,
        CreatedAt = bot.CreatedAt,
    };

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}
