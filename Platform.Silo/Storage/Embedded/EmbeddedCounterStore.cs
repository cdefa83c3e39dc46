using System.Collections.Immutable;
using Platform.GrainInterfaces.Statistics;
using Platform.Grains.Statistics;

namespace Platform.Silo.Storage.Embedded;

/// <summary>The counters in the embedded database; one statement sees one state of it.</summary>
internal sealed class EmbeddedCounterStore(EmbeddedDatabase database) : ICounterStore
{
    private const string Recount =
        """
        SELECT bucket, COALESCE(counter.value, 0), COALESCE(recount.value, 0)
        FROM statistic_total AS counter
        FULL JOIN (
            SELECT bucket.value AS bucket, count(*) AS value
            FROM grain_state, json_each(grain_state.payload, '$.buckets') AS bucket
            WHERE bucket.type = 'text'
            GROUP BY bucket.value) AS recount USING (bucket)
        WHERE COALESCE(counter.value, 0) <> 0 OR COALESCE(recount.value, 0) <> 0
        ORDER BY bucket
        """;

    /// <inheritdoc />
    public async Task<ImmutableDictionary<string, long>> ReadAsync(CancellationToken cancellation)
    {
        var rows = await database.Readers.ReadAsync(
            connection => connection.ReadRows("SELECT bucket, value FROM statistic_total", row => (Name: row.GetString(0), Value: row.GetInt64(1))), cancellation);
        return rows.ToImmutableDictionary(row => row.Name, row => row.Value);
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<CounterReading>> RecountAsync(CancellationToken cancellation) =>
        [.. await database.Readers.ReadAsync(
            connection => connection.ReadRows(Recount, row => new CounterReading(row.GetString(0), row.GetInt64(1), row.GetInt64(2))), cancellation)];
}
