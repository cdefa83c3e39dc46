using System.Collections.Immutable;

namespace Platform.Tests.Performance;

/// <summary>What one request of a route costs the process that answers it.</summary>
/// <param name="Sent">Grain calls where they leave, by interface and method.</param>
/// <param name="Served">Grain calls where they arrive.</param>
/// <param name="Statements">Statements of the database.</param>
/// <param name="AllocatedBytes">Bytes of managed memory.</param>
public sealed record RouteCost(
    ImmutableSortedDictionary<string, long> Sent, ImmutableSortedDictionary<string, long> Served, long Statements, long AllocatedBytes)
{
    /// <summary>
    /// The cheapest of several runs of the same number of requests. The process has some work of its own as well: it is never cheaper for it, and that it would do
    /// the same thing for every other request is not to be feared.
    /// </summary>
    public static RouteCost Cheapest(IReadOnlyCollection<Spent> runs, int requests) => new(
        PerRequest([.. runs.Select(run => run.Sent)], requests),
        PerRequest([.. runs.Select(run => run.Served)], requests),
        PerRequest(runs.Min(run => run.DatabaseStatements), requests),
        runs.Min(run => run.AllocatedBytes) / requests);

    public override string ToString() =>
        $"{Sent.Values.Sum()} calls, {Statements} statements, {AllocatedBytes} bytes ({string.Join(", ", Sent.Select(call => $"{call.Value} {call.Key}"))})";

    private static ImmutableSortedDictionary<string, long> PerRequest(ImmutableSortedDictionary<string, long>[] runs, int requests) =>
        runs[0].Keys
            .Select(call => KeyValuePair.Create(call, PerRequest(runs.Min(run => run.GetValueOrDefault(call)), requests)))
            .Where(call => call.Value > 0)
            .ToImmutableSortedDictionary(StringComparer.Ordinal);

    private static long PerRequest(long count, int requests) => (long)Math.Round(count / (double)requests);
}
