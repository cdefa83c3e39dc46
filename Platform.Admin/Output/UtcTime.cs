using System.Globalization;

namespace Platform.Admin.Output;

/// <summary>Times as people and programs read them, always UTC.</summary>
internal static class UtcTime
{
    /// <summary>For a column whose header says UTC.</summary>
    /// <param name="time">The time; null where there is none.</param>
    public static string? InColumn(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>For a column whose header says UTC, where no time is further away than some months.</summary>
    /// <param name="time">The time.</param>
    public static string WithoutYear(DateTimeOffset time) => time.UtcDateTime.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Standing alone.</summary>
    /// <param name="time">The time; null where there is none.</param>
    public static string? Alone(DateTimeOffset? time) => time is null ? null : InColumn(time) + " UTC";

    /// <summary>Standing alone, to the second: an end that was asked for in seconds is not told in minutes.</summary>
    /// <param name="time">The time.</param>
    public static string Exact(DateTimeOffset time) =>
        time.UtcDateTime.ToString(time.Second == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";

    /// <summary>ISO 8601 with Z (reference.md, section 1).</summary>
    /// <param name="time">The time.</param>
    public static string ForPrograms(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
