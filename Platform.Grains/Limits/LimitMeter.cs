using System.Diagnostics.Metrics;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Telemetry;

namespace Platform.Grains.Limits;

/// <summary>Counts what limits refuse.</summary>
internal static class LimitMeter
{
    private static readonly Counter<long> Refused =
        PlatformMeter.Instance.CreateCounter<long>("platform.limits.refused", "{request}", "Requests refused by a limit.");

    /// <summary>Shows every limit.</summary>
    public static void Begin()
    {
        foreach (string policy in (ReadOnlySpan<string>)[LimitPolicies.Login, LimitPolicies.Public, LimitPolicies.Auth, LimitPolicies.Bot, LimitPolicies.BotHour])
        {
            Refused.Add(0, Tag(policy));
        }
    }

    /// <summary>A request was refused.</summary>
    /// <param name="policy">By which limit.</param>
    public static void CountRefused(string policy) => Refused.Add(1, Tag(policy));

    private static KeyValuePair<string, object?> Tag(string policy) => new("policy", policy);
}
