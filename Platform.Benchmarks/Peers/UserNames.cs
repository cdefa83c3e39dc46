namespace Platform.Benchmarks.Peers;

/// <summary>Names of the peers' users: as the platform makes them (reference.md, section 3).</summary>
internal static class UserNames
{
    // An odd factor scatters the numbers below 2^32 without a repetition.
    private const long Scatter = 2_654_435_761;

    /// <summary>The name of a number; no two are the same.</summary>
    public static string Of(int number) => $"user_{unchecked((uint)(number * Scatter)):x8}";
}
