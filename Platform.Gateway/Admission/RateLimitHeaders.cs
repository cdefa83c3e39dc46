using System.Globalization;
using System.Runtime.CompilerServices;
using Platform.GrainInterfaces.Limits;

namespace Platform.Gateway.Admission;

/// <summary>Tells the caller how his limits stand (reference.md, section 1, "Rate limits").</summary>
internal static class RateLimitHeaders
{
    /// <summary>The policies in force.</summary>
    public const string Policy = "RateLimit-Policy";

    /// <summary>How they stand.</summary>
    public const string State = "RateLimit";

    /// <summary>Requests in a window.</summary>
    public const string Limit = "X-RateLimit-Limit";

    /// <summary>Requests that are left.</summary>
    public const string Remaining = "X-RateLimit-Remaining";

    /// <summary>Seconds until a permit comes back.</summary>
    public const string Reset = "X-RateLimit-Reset";

    private const int MostCharacters = 128;

    /// <summary>Sets the headers; none where no limit is in force.</summary>
    /// <param name="headers">The answer's headers.</param>
    /// <param name="readings">How the limits stand after this request.</param>
    public static void Write(IHeaderDictionary headers, params ReadOnlySpan<LimitReading> readings)
    {
        if (readings.IsEmpty)
        {
            return;
        }

        CultureInfo plain = CultureInfo.InvariantCulture;
        var policies = new DefaultInterpolatedStringHandler(0, 0, plain, stackalloc char[MostCharacters]);
        var states = new DefaultInterpolatedStringHandler(0, 0, plain, stackalloc char[MostCharacters]);
        LimitReading nearest = readings[0];
        string separator = "";
        foreach (LimitReading reading in readings)
        {
            AppendMember(ref policies, separator, reading.Policy, ";q=", reading.Limit, ";w=", reading.WindowSeconds);
            AppendMember(ref states, separator, reading.Policy, ";r=", reading.Remaining, ";t=", reading.ResetSeconds);
            nearest = Nearer(nearest, reading);
            separator = ", ";
        }

        headers[Policy] = policies.ToStringAndClear();
        headers[State] = states.ToStringAndClear();
        headers[Limit] = nearest.Limit.ToString(plain);
        headers[Remaining] = nearest.Remaining.ToString(plain);
        headers[Reset] = nearest.ResetSeconds.ToString(plain);
    }

    private static void AppendMember(
        ref DefaultInterpolatedStringHandler list, string separator, string policy, string firstName, int first, string secondName, int second)
    {
        list.AppendLiteral(separator);
        list.AppendLiteral("\"");
        list.AppendLiteral(policy);
        list.AppendLiteral("\"");
        list.AppendLiteral(firstName);
        list.AppendFormatted(first);
        list.AppendLiteral(secondName);
        list.AppendFormatted(second);
    }

    // The one nearest to its end; of two equally near the one that takes longer to give a permit back.
    private static LimitReading Nearer(LimitReading one, LimitReading other) =>
        (other.Remaining, -other.ResetSeconds).CompareTo((one.Remaining, -one.ResetSeconds)) < 0 ? other : one;
}
