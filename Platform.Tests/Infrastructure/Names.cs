namespace Platform.Tests.Infrastructure;

/// <summary>Usernames that nobody has.</summary>
public static class Names
{
    public static string Fresh() => "name_" + Guid.NewGuid().ToString("N")[..12];

    /// <summary>The same name with each letter in a case of its own.</summary>
    public static string InMixedCase(string name) =>
        string.Concat(name.Select(letter => Random.Shared.Next(2) == 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter)));
}
