using System.Buffers;

namespace Platform.Gateway.Http;

/// <summary>The shape of a text field: what makes it a text at all; what it may say is for the grains to decide.</summary>
/// <param name="Longest">Characters at the most.</param>
/// <param name="AllowsEmpty">Whether the empty text means something.</param>
/// <param name="AllowsControlCharacters">Whether control characters other than U+0000 are for the grain to judge.</param>
internal readonly record struct TextRule(int Longest, bool AllowsEmpty = false, bool AllowsControlCharacters = false)
{
    private static readonly SearchValues<char> ControlCharacters = SearchValues.Create([.. Enumerable.Range(0, 256).Select(code => (char)code).Where(char.IsControl)]);

    /// <summary>What is wrong with a text; null when nothing is.</summary>
    /// <param name="text">The text, free of lone surrogates.</param>
    public string? Complaint(ReadOnlySpan<char> text)
    {
        if (text.Length == 0 && !AllowsEmpty)
        {
            return "Must not be empty.";
        }

        if (text.Length > Longest)
        {
            return $"Must be at most {WireNumber.Of(Longest)} characters long.";
        }

        bool isRefused = AllowsControlCharacters ? text.Contains('\0') : text.ContainsAny(ControlCharacters);
        return isRefused ? "Must not contain control characters." : null;
    }
}
