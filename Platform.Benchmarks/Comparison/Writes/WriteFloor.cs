using System.Globalization;

namespace Platform.Benchmarks.Comparison.Writes;

/// <summary>What the database can do without the platform.</summary>
/// <param name="Rows">The kinds of rows that one sign-in writes.</param>
/// <param name="TransactionsPerSecond">How often a second all of them can be inserted in one transaction and one round trip.</param>
/// <param name="UpdatesPerSecond">How often a second a row as big as a user's can be updated by a prepared statement that commits by itself.</param>
/// <param name="ShortUpdatesPerSecond">Updates of one short row in a second by pgbench; null where it is not installed.</param>
internal sealed record WriteFloor(
    IReadOnlyList<string> Rows, double TransactionsPerSecond, double UpdatesPerSecond, double? ShortUpdatesPerSecond)
{
    /// <summary>The figures as sentences.</summary>
    public List<string> Describe() =>
    [
        $"A sign-in (verify) writes the rows: {string.Join(", ", Rows)}.",
        string.Create(CultureInfo.InvariantCulture, $"Inserted all together by prepared Npgsql statements, one transaction each, over {RawInserts.Connections} connections: {TransactionsPerSecond:N0} sign-ins/s."),
        string.Create(CultureInfo.InvariantCulture, $"Updated by prepared Npgsql statements, a user's row by its key, over {RawInserts.Connections} connections: {UpdatesPerSecond:N0}/s."),
        ShortUpdatesPerSecond is { } updates
            ? string.Create(CultureInfo.InvariantCulture, $"pgbench, UPDATE of one short row by its key over {RawInserts.Connections} connections: {updates:N0}/s.")
            : "pgbench is not installed.",
    ];
}
