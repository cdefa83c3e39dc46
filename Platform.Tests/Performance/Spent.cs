using System.Collections.Immutable;

namespace Platform.Tests.Performance;

/// <summary>What the probed process has spent since it started; of two reports the difference is what it spent in between.</summary>
public sealed record Spent(
    long AllocatedBytes, long DatabaseStatements, ImmutableSortedDictionary<string, long> Sent, ImmutableSortedDictionary<string, long> Served)
{
    public Spent Since(Spent earlier) => new(
        AllocatedBytes - earlier.AllocatedBytes,
        DatabaseStatements - earlier.DatabaseStatements,
        Since(Sent, earlier.Sent),
        Since(Served, earlier.Served));

    private static ImmutableSortedDictionary<string, long> Since(
        ImmutableSortedDictionary<string, long> now, ImmutableSortedDictionary<string, long> earlier) =>
        now.Select(pair => KeyValuePair.Create(pair.Key, pair.Value - earlier.GetValueOrDefault(pair.Key)))
            .Where(pair => pair.Value != 0)
            .ToImmutableSortedDictionary(StringComparer.Ordinal);
}
