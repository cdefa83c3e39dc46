using Platform.GrainInterfaces.Limits;

namespace Platform.Grains.Limits;

/// <summary>The numbers of the rate limits (reference.md, section 1, "Rate limits").</summary>
internal static class LimitRules
{
    public const int LoginPerMinute = 20;
    public const int PublicPerMinute = 120;
    public const int AuthPerMinute = 120;
    public const int BotPerMinute = 600;

    /// <summary>The window of the limits that every bot, session and address has.</summary>
    public static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The window of a bot's own limit.</summary>
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    public static RateLimit Login() => PerMinute(LimitPolicies.Login, LoginPerMinute);

    public static RateLimit Public() => PerMinute(LimitPolicies.Public, PublicPerMinute);

    public static RateLimit Auth() => PerMinute(LimitPolicies.Auth, AuthPerMinute);

    public static RateLimit Bot() => PerMinute(LimitPolicies.Bot, BotPerMinute);

    /// <param name="limit">The bot's number.</param>
    /// <param name="accepted">The instants of requests that are known of from before, oldest first.</param>
    public static RateLimit BotHour(int limit, ReadOnlySpan<TimeSpan> accepted) => new(LimitPolicies.BotHour, new SlidingWindow(limit, Hour, accepted));

    private static RateLimit PerMinute(string policy, int limit) => new(policy, new SlidingWindow(limit, Minute));
}
