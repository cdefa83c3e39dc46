using Platform.GrainInterfaces.Bots;

namespace Platform.Grains.Bots;

/// <summary>What a bot's own report makes of it (reference.md, section 5, <c>POST /bot/me/update</c>).</summary>
internal static class BotUpdates
{
    /// <summary>The next state; <c>updated_at</c> moves only when something differs, the last activity always.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="update">What <see cref="BotRules.Refuse"/> let pass.</param>
    /// <param name="now">The instant.</param>
    public static BotState Apply(BotState bot, BotUpdate update, DateTimeOffset now)
    {
        BotState next = bot with
        {
            Name = update.Name ?? bot.Name,
            AvatarUrl = update.ChangesAvatar ? update.AvatarUrl : bot.AvatarUrl,
            Users = update.Users ?? bot.Users,
            LatencyMs = (int?)update.LatencyMs ?? bot.LatencyMs,
            Groups = update.Groups ?? bot.Groups,
        };
        bool isChanged = (next.Name, next.AvatarUrl, next.Users, next.LatencyMs, next.Groups) != (bot.Name, bot.AvatarUrl, bot.Users, bot.LatencyMs, bot.Groups);
        return next with { LastActivityAt = now, UpdatedAt = isChanged ? now : bot.UpdatedAt };
    }
}
