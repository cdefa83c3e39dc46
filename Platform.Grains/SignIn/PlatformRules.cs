using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Users;

namespace Platform.Grains.SignIn;

/// <summary>What may name a platform and a person there (reference.md, section 3).</summary>
internal static class PlatformRules
{
    private const int ShortestPlatform = 2;
    private const int LongestPlatform = 32;
    private const int LongestUserId = 64;
    private const int LongestUsername = 128;

    private static readonly SearchValues<char> PlatformCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <returns>A refusal that names every bad field; null when both are good.</returns>
    public static Refusal? Refuse(PlatformIdentity identity) => Problems(identity) is { IsEmpty: false } problems ? Refusal.OfFields(problems) : null;

    /// <summary>What is wrong with an identity: every bad field with its reason, none when it may be.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Problems(PlatformIdentity identity)
    {
        ImmutableSortedDictionary<string, ImmutableArray<string>> problems = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        if (PlatformProblem(identity.Platform) is { } problem)
        {
            problems = problems.Add("platform", [problem]);
        }

        if (identity.PlatformUserId.Length is < 1 or > LongestUserId || !IsPrintable(identity.PlatformUserId))
        {
            problems = problems.Add("platform_user_id", [$"Must have 1 to {LongestUserId} printable characters without blanks at its ends."]);
        }

        return problems;
    }

    /// <returns>What is wrong with the name of a platform; null when a platform may have it.</returns>
    public static string? PlatformProblem(string platform) =>
        platform.Length is < ShortestPlatform or > LongestPlatform || platform.AsSpan().ContainsAnyExcept(PlatformCharacters)
            ? $"Must have {ShortestPlatform} to {LongestPlatform} characters of a-z, 0-9, '_' and '-'."
            : null;

    /// <summary>What is wrong with what a bot says of a person: every bad field with its reason, none when it may be taken over.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<string>> Problems(IdentityReport report)
    {
        ImmutableSortedDictionary<string, ImmutableArray<string>> problems = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty;
        if (report.PlatformUsername is { } username && (username.Length is < 1 or > LongestUsername || !IsPrintable(username)))
        {
            problems = problems.Add("platform_username", [$"Must have 1 to {LongestUsername} printable characters without blanks at its ends."]);
        }

        if (report.PlatformAvatarUrl is { } address && ImageAddresses.Problem(address) is { } problem)
        {
            problems = problems.Add("platform_avatar_url", [problem]);
        }

        return problems;
    }

    /// <summary>Whether a text that is not empty can be shown in one line: no control or formatting characters, no blanks at its ends.</summary>
    public static bool IsPrintable(string text)
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
