namespace Platform.Silo.Storage.PostgreSql;

/// <summary>How the names that the platform makes hold a text: what they have in common is known, only their digits are not.</summary>
internal static class GeneratedNames
{
    // As UsernameRules.Generate makes them and user_entry.is_generated knows them.
    private const string Beginning = "user_";
    private const int Digits = 8;

    /// <summary>Whether a text can only be in the digits of such a name, if it is in one at all.</summary>
    public static bool IsDigits(string text) => text.Length <= Digits && AreDigits(text);

    /// <summary>What such a name must begin with to hold a text that is no part of its digits, and not its beginning.</summary>
    /// <returns>Null when no such name holds it.</returns>
    public static string? BeginningWith(string text)
    {
        var place = text.Length == 0 ? -1 : Beginning.IndexOf(text[0], StringComparison.Ordinal);
        if (place <= 0)
        {
            return null;
        }

        var common = Math.Min(text.Length, Beginning.Length - place);
        var digits = text[common..];
        return text.AsSpan(0, common).SequenceEqual(Beginning.AsSpan(place, common)) && digits.Length <= Digits && AreDigits(digits)
            ? Beginning + digits
            : null;
    }

    private static bool AreDigits(string text) => text.All(digit => digit is (>= '0' and <= '9') or (>= 'a' and <= 'f'));
}
