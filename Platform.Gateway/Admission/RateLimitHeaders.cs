using System.Globalization;
using Platform.GrainInterfaces.Limits;

namespace Platform.Gateway.Admission;

/// <summary>Tells the caller how his limit stands (reference.md, section 1, "Rate limits").</summary>
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

    /// <summary>Sets the headers.</summary>
    /// <param name="headers">The answer's headers.</param>
    /// <param name="reading">How the limit stands after this request.</param>
    public static void Write(IHeaderDictionary headers, LimitReading reading)
    {
        CultureInfo plain = CultureInfo.InvariantCulture;
        headers[Policy] = string.Create(plain, $"\"{reading.Policy}\";q={reading.Limit};w={reading.WindowSeconds}");
        headers[State] = string.Create(plain, $"\"{reading.Policy}\";r={reading.Remaining};t={reading.ResetSeconds}");
        headers[Limit] = reading.Limit.ToString(plain);
        headers[Remaining] = reading.Remaining.ToString(plain);
        headers[Reset] = reading.ResetSeconds.ToString(plain);
    }
}
