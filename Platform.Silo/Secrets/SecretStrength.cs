namespace Platform.Silo.Secrets;

/// <summary>Tells a secret that somebody drew from one that somebody can guess.</summary>
internal static class SecretStrength
{
    /// <summary>Characters that a secret has at least.</summary>
    public const int Shortest = 16;

    /// <summary>Secrets that stand in examples and default configurations.</summary>
    private static readonly string[] WellKnown =
        ["changeme", "secret", "password", "admin", "default", "example", "operator", "platform", "development", "test"];

    /// <summary>Whether a secret is too short, too uniform or well known.</summary>
    public static bool IsWeak(string secret)
    {
        string letters = new([.. secret.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);
        return secret.Length < Shortest || secret.Distinct().Count() < Shortest / 2 || WellKnown.Any(word => IsRepeated(letters, word));
    }

    private static bool IsRepeated(string letters, string word) => letters.Length > 0 && letters.Replace(word, "", StringComparison.Ordinal).Length == 0;
}
