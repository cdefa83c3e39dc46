using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.Grains.Moderation;
using Platform.Grains.SignIn;
using Platform.Grains.Users;

namespace Platform.Grains.Bots;

/// <summary>What a bot may be called and allowed (reference.md, section 5).</summary>
internal static class BotRules
{
    public const int ShortestName = 2;
    public const int LongestName = 32;
    public const int LowestPerHour = 1;
    public const int HighestPerHour = 100_000;
    public const int UsualPerHour = 1_000;
    public const long MostUsers = 1L << 31;
    public const int HighestLatencyMs = 10_000;

    /// <summary>The field of the hourly limit.</summary>
    public const string RateLimitField = "rate_limit";

    private static readonly Refusal Inactive = new(ErrorCodes.BotInactive, "The bot is inactive.");

    /// <returns>What is wrong with a name; null when a bot may have it.</returns>
    public static string? NameProblem(string name)
    {
        bool isGood = name.Length is >= ShortestName and <= LongestName
            && PlatformRules.IsPrintable(name);
        return isGood ? null : $"Must have {ShortestName} to {LongestName} printable characters without blanks at its ends.";
    }

    /// <returns>What is wrong with an hourly limit; null when a bot may have it.</returns>
    public static string? PerHourProblem(long perHour) => perHour is >= LowestPerHour and <= HighestPerHour
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"Must be a whole number from {LowestPerHour} to {HighestPerHour}.");

    /// <summary>Refuses what a bot says of itself, naming every bad field.</summary>
    public static Refusal? Refuse(BotUpdate update)
    {
        var problems = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        void Check(string field, string? problem) => problems = problem is null ? problems : problems.Add(field, [problem]);

        Check("name", update.Name is null ? null : NameProblem(update.Name));
        Check("avatar_url", update.AvatarUrl is null ? null : ImageAddresses.Problem(update.AvatarUrl));
        Check("users", RangeProblem(update.Users, MostUsers));
        Check("latency_ms", RangeProblem(update.LatencyMs, HighestLatencyMs));
        Check("group_ids", RangeProblem(update.Groups, BotUpdate.MostGroupIds) is null ? null : $"Must hold {BotUpdate.MostGroupIds} ids at most.");
        return problems.IsEmpty ? null : Refusal.OfFields(problems);
    }

    /// <summary>Refuses a bot that wants to act for people on another platform than its own.</summary>
    public static Refusal? RefuseOtherPlatform(BotPrincipal bot, string platform) => bot.Platform == platform
        ? null
        : new Refusal(ErrorCodes.Forbidden, "A bot may act for its own platform only.");

    /// <summary>Whether a key opens a bot: its own, or for a while the one before it.</summary>
    /// <param name="bot">The bot; no key opens one that was deleted.</param>
    /// <param name="key">The key that was sent.</param>
    /// <param name="now">Now.</param>
    public static bool IsInForce(BotState bot, TokenHash key, DateTimeOffset now) =>
        bot.DeletedAt is null && (bot.KeyHash.FixedTimeEquals(key) || (bot.FormerKey is { } former && former.Is(key, now)));

    /// <summary>Why a bot with a good key may do nothing all the same.</summary>
    /// <param name="bot">The bot.</param>
    /// <param name="owner">Its owner as he stands; null for one who is no more.</param>
    /// <returns>Null when nothing suspends it.</returns>
    public static Refusal? Suspension(BotState bot, UserStanding? owner)
    {
        if (!bot.IsActive || owner is null)
        {
            return Inactive;
        }

        return Restrictions.RefuseSignIn(owner.Restriction) is { } banned
            ? banned with { Code = ErrorCodes.BotOwnerBanned, Detail = "The owner of the bot is banned." }
            : null;
    }

    private static string? RangeProblem(long? value, long most) => value is null || (value >= 0 && value <= most)
        ? null
        : string.Create(CultureInfo.InvariantCulture, $"Must be a whole number from 0 to {most}.");
}
