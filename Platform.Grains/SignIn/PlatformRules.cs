using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.SignIn;

/// <summary>What may name a platform and a person there (reference.md, section 3).</summary>
internal static class PlatformRules
{
    private const int ShortestPlatform = 2;
    private const int LongestPlatform = 32;
    private const int LongestUserId = 64;

    private static readonly SearchValues<char> PlatformCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <returns>A refusal that names every bad field; null when both are good.</returns>
    public static Refusal? Refuse(PlatformIdentity identity)
    {
        ImmutableSortedDictionary<string, ImmutableArray<string>> problems = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        if (identity.Platform.Length is < ShortestPlatform or > LongestPlatform || identity.Platform.AsSpan().ContainsAnyExcept(PlatformCharacters))
        {
            problems = problems.Add("platform", [$"Must have {ShortestPlatform} to {LongestPlatform} characters of a-z, 0-9, '_' and '-'."]);
        }

        if (identity.PlatformUserId.Length is < 1 or > LongestUserId || !IsPrintable(identity.PlatformUserId))
        {
            problems = problems.Add("platform_user_id", [$"Must have 1 to {LongestUserId} printable characters without blanks at its ends."]);
        }

        return problems.IsEmpty ? null : Refusal.OfFields(problems);
    }

    private static bool IsPrintable(string text)
    {
        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            return false;
        }

        foreach (Rune rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
                or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                return false;
            }
        }

        return true;
    }
}
