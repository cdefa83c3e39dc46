namespace Platform.Benchmarks.Comparison;

/// <summary>Who is there at each contestant: the same number at all, so that all search and count among as many.</summary>
internal static class Population
{
    /// <summary>People who are signed in: good for 1.9 million requests a minute at the platform, so that waiting for its limits is seldom necessary.</summary>
    public const int People = 16_000;

    /// <summary>Bots, or keys: good for 2.4 million requests a minute at the platform.</summary>
    public const int Bots = 4_000;

    // Names that the platform makes begin with "user_" and go on with hexadecimal digits; the peers' are made alike.
    private static readonly string[] SoughtTexts = ["a1", "7f", "c0", "3e", "user_5", "b2", "9d", "e4"];

    /// <summary>Parts of names to search for, by turns.</summary>
    /// <param name="turn">The number of the search, 0 and up.</param>
    public static string Sought(int turn) => SoughtTexts[turn % SoughtTexts.Length];
}
