using Platform.GrainInterfaces.Limits;

namespace Platform.Grains.Limits;

/// <summary>The numbers of the rate limits (reference.md, section 1, "Rate limits").</summary>
internal static class LimitRules
{
    public const int LoginPerMinute = 20;
    public const int PublicPerMinute = 120;
    public const int AuthPerMinute = 120;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static RateLimit Login() => new(LimitPolicies.Login, LoginPerMinute, Minute);

    public static RateLimit Public() => new(LimitPolicies.Public, PublicPerMinute, Minute);

    public static RateLimit Auth() => new(LimitPolicies.Auth, AuthPerMinute, Minute);
}
