using System.Buffers;
using System.Collections.Frozen;
using System.Security.Cryptography;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <summary>What a username may be (reference.md, section 4).</summary>
internal static class UsernameRules
{
    public const int Shortest = 3;
    public const int Longest = 32;

    private const string GeneratedBeginning = "user_";
    private const int GeneratedDigits = 8;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-");

    private static readonly FrozenSet<string> Reserved =
        FrozenSet.Create(StringComparer.Ordinal, "me", "search", "admin", "system", "owner", "root", "support", "null");

    /// <returns>What is wrong with the name; null when it may be taken.</returns>
    public static string? Problem(string username)
    {
        if (username.Length is < Shortest or > Longest)
        {
            return $"Must have {Shortest} to {Longest} characters.";
        }

        if (username.AsSpan().ContainsAnyExcept(Allowed))
        {
            return "May hold ASCII letters, digits, '.', '_' and '-' only.";
        }

        return Reserved.Contains(UsernameKey.Fold(username)) ? "Is reserved." : null;
    }

    /// <summary>A name for a new account.</summary>
    public static string Generate() => GeneratedBeginning + RandomNumberGenerator.GetHexString(GeneratedDigits, lowercase: true);

    /// <summary>Whether a name looks like one that the platform made.</summary>
    public static bool IsGenerated(string username) =>
        username.Length == GeneratedBeginning.Length + GeneratedDigits
        && username.StartsWith(GeneratedBeginning, StringComparison.Ordinal)
        && !username.AsSpan(GeneratedBeginning.Length).ContainsAnyExcept(Digits);
}
