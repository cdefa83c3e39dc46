using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.SignIn;

namespace Platform.Grains.Bots;

/// <summary>What a bot is when it is created (reference.md, section 5).</summary>
internal static class NewBot
{
    /// <summary>Refuses what no bot can be, naming every bad field.</summary>
    public static Refusal? Refuse(CreateBot bot)
    {
        ImmutableSortedDictionary<string, ImmutableArray<string>> problems = PlatformRules.PlatformProblem(bot.Platform) is { } platform
            ? ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add("platform", [platform])
            : ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        if (BotRules.NameProblem(bot.Name) is { } name)
        {
            problems = problems.Add("name", [name]);
        }

        if (bot.RateLimitPerHour is { } perHour && BotRules.PerHourProblem(perHour) is { } limit)
        {
            problems = problems.Add(BotRules.RateLimitField, [limit]);
        }

        return problems.IsEmpty ? null : Refusal.OfFields(problems);
    }

    /// <summary>The bot: a community one, active.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="bot">What <see cref="Refuse"/> let pass.</param>
    /// <param name="owner">Its owner.</param>
    /// <param name="key">What is kept of its key.</param>
    /// <param name="now">The instant.</param>
    public static BotState Create(BotId id, CreateBot bot, UserId owner, TokenHash key, DateTimeOffset now) => new()
    {
        Id = id,
        Name = bot.Name,
        Platform = bot.Platform,
        OwnerId = owner,
        BotType = BotType.Community,
        IsActive = true,
        RateLimitPerHour = (int)(bot.RateLimitPerHour ?? BotRules.UsualPerHour),
        KeyHash = key,
        CreatedAt = now,
        UpdatedAt = now,
    };
}
