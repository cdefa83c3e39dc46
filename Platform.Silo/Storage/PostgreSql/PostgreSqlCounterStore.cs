using System.Collections.Immutable;
using System.Globalization;
using Npgsql;
using Platform.GrainInterfaces.Statistics;
using Platform.Grains.Statistics;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>The counters in a PostgreSQL database; one statement sees one state of it.</summary>
internal sealed class PostgreSqlCounterStore(NpgsqlDataSource pool) : ICounterStore
{
    private static readonly TimeSpan LongestRecount = TimeSpan.Parse(IStatisticsConsoleGrain.LongestRecount, CultureInfo.InvariantCulture);

    private const string Recount =
        """
        SELECT bucket, COALESCE(counter.value, 0), COALESCE(recount.value, 0)
        FROM statistic_total AS counter
        FULL JOIN (SELECT bucket, count(*) AS value FROM grain_state, bucket_names(payload) AS bucket GROUP BY bucket) AS recount USING (bucket)
        WHERE COALESCE(counter.value, 0) <> 0 OR COALESCE(recount.value, 0) <> 0
        ORDER BY bucket
        """;

    /// <inheritdoc />
    public async Task<ImmutableDictionary<string, long>> ReadAsync(CancellationToken cancellation)
    {
        await using var command = pool.CreateCommand("SELECT bucket, value FROM statistic_total");
        var rows = await command.ReadRowsAsync(row => (Name: row.GetString(0), Value: row.GetInt64(1)), cancellation);
        return rows.ToImmutableDictionary(row => row.Name, row => row.Value);
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<CounterReading>> RecountAsync(CancellationToken cancellation)
    {
        await using var command = pool.CreateCommand(Recount);

        // Every row is read: the pool's timeout is for statements that look up a few.
        command.CommandTimeout = (int)LongestRecount.TotalSeconds;
        return [.. await command.ReadRowsAsync(row => new CounterReading(row.GetString(0), row.GetInt64(1), row.GetInt64(2)), cancellation)];
    }
}
