using System.Globalization;

namespace Platform.Grains.Notifications;

/// <summary>How far a client knows what happened to a user: in his inbox, and in the log of broadcasts.</summary>
/// <param name="Inbox">The last place of the inbox that he knows.</param>
/// <param name="Broadcasts">The last place of the log that he knows.</param>
internal readonly record struct EventCursor(long Inbox, long Broadcasts)
{
    // As many as the largest integer has that a JavaScript number holds exactly.
    private const int MostDigits = 16;

    /// <summary>A text that the client hands back as it is.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Inbox}.{Broadcasts}");

    /// <summary>Reads a text back.</summary>
    /// <param name="text">What the client handed back.</param>
    /// <returns>Null when it was never one of ours.</returns>
    public static EventCursor? Parse(string text) =>
        text.Split('.', 3) is [var inbox, var broadcasts] && Number(inbox) is { } first && Number(broadcasts) is { } second ? new EventCursor(first, second) : null;

    private static long? Number(string digits) =>
        digits.Length is >= 1 and <= MostDigits && !digits.AsSpan().ContainsAnyExceptInRange('0', '9') && (digits.Length == 1 || digits[0] != '0')
            ? long.Parse(digits, CultureInfo.InvariantCulture)
            : null;
}
