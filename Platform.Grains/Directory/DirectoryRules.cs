using System.Collections.Immutable;
using System.Text;

namespace Platform.Grains.Directory;

/// <summary>What every search of the directory takes (reference.md, sections 1, 4 and 5).</summary>
internal static class DirectoryRules
{
    public const int LongestText = 50;
    public const int LargestOffset = 10_000;
    public const int LargestLimit = 100;

    /// <summary>Totals are exact up to this many.</summary>
    public const int LargestTotal = 10_000;

    /// <returns>What is wrong with a text to search for; null when it may be searched for.</returns>
    public static string? TextProblem(string? text) => text switch
    {
        null => "Is required.",
        { Length: < 1 or > LongestText } => $"Must have 1 to {LongestText} characters.",
        _ when text.EnumerateRunes().Any(IsInNoName) => "Must not hold what no text can hold.",
        _ => null,
    };

    /// <summary>What is wrong with the part of a result that is asked for: every bad field with its reason.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> PageProblems(int offset, int limit, string? after)
    {
        var problems = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        if (offset is < 0 or > LargestOffset)
        {
            problems = problems.Add("offset", [$"Must be a whole number from 0 to {LargestOffset}."]);
        }

        if (limit is < 1 or > LargestLimit)
        {
            problems = problems.Add("limit", [$"Must be a whole number from 1 to {LargestLimit}."]);
        }

        if (after is not null && SearchCursor.Parse(after) is null)
        {
            problems = problems.Add("after", ["Must be left out, or be as the link to this page has it."]);
        }

        return problems;
    }

    // No database takes U+0000; the other stands for what was no text on its way here.
    private static bool IsInNoName(Rune rune) => rune.Value == 0 || rune == Rune.ReplacementChar;
}
