using System.Globalization;

namespace Platform.Admin.Commands;

/// <summary>Whole numbers as operators type them; whether one makes sense where it stands is the cluster's to say.</summary>
internal static class WholeNumber
{
    /// <summary>Reads one. The parser's own reading would complain in words of programmers.</summary>
    /// <typeparam name="T">The kind of number.</typeparam>
    /// <param name="option">The option it stands behind.</param>
    /// <param name="typed">What was typed; null for nothing.</param>
    /// <returns>Null for nothing.</returns>
    /// <exception cref="UsageException">It is none, or one too long for anything.</exception>
    public static T? Read<T>(string option, string? typed)
        where T : struct, IParsable<T>
    {
        if (typed is null)
        {
            return null;
        }

        return T.TryParse(typed, CultureInfo.InvariantCulture, out T number) ? number : throw new UsageException($"{option} takes a whole number, not '{typed}'.");
    }
}
