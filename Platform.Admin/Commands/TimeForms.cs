using System.Globalization;
using System.Text.RegularExpressions;

namespace Platform.Admin.Commands;

/// <summary>Times and durations as operators type them (reference.md, section 10). Nothing goes by the time zone of the machine.</summary>
internal static partial class TimeForms
{
    /// <summary>How durations are described where one is mistyped.</summary>
    public const string Durations = "a duration such as 90s, 10m, 2h, 7d or 1d12h";

    /// <summary>How instants are described.</summary>
    public const string Instants = "a time such as 2026-12-01, 2026-12-01T18:30 or 2026-12-01T18:30:00+02:00; UTC unless it says otherwise";

    private static readonly decimal Longest = TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond;

    /// <summary>Reads a duration: whole numbers with s, m, h or d. A day is 86,400 seconds.</summary>
    /// <param name="text">What was typed.</param>
    /// <returns>Null when it is none, zero, or too long for anything.</returns>
    public static TimeSpan? Duration(string text)
    {
        if (!DurationForm().IsMatch(text))
        {
            return null;
        }

        decimal seconds = DurationPart().Matches(text).Sum(part =>
            decimal.Parse(part.Groups["count"].ValueSpan, CultureInfo.InvariantCulture) * SecondsOf(part.Groups["unit"].Value));
        return seconds > 0 && seconds <= Longest ? TimeSpan.FromTicks((long)seconds * TimeSpan.TicksPerSecond) : null;
    }

    /// <summary>Reads an instant in ISO 8601; without a zone it is UTC, a bare date its midnight.</summary>
    /// <param name="text">What was typed.</param>
    /// <returns>Null when it is none.</returns>
    public static DateTimeOffset? Instant(string text) =>
        InstantForm().IsMatch(text)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out DateTimeOffset instant)
            ? instant
            : null;

    private static int SecondsOf(string unit) => unit switch
    {
        "s" => 1,
        "m" => 60,
        "h" => 3_600,
        _ => 86_400,
    };

    // Bounded, so that the sum always fits its type.
    [GeneratedRegex(@"\A([0-9]{1,15}[smhd]){1,8}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DurationForm();

    [GeneratedRegex(@"(?<count>[0-9]+)(?<unit>[smhd])", RegexOptions.CultureInvariant)]
    private static partial Regex DurationPart();

    [GeneratedRegex(
        @"\A[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(Z|[+-][0-9]{2}:[0-9]{2})?)?\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InstantForm();
}
