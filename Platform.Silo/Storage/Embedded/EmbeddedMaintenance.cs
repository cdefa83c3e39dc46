using Platform.Grains.Storage;

namespace Platform.Silo.Storage.Embedded;

/// <summary>Maintenance of the embedded database; what writes passes the one writer.</summary>
internal sealed class EmbeddedMaintenance(EmbeddedDatabase database, string serviceId) : IStorageMaintenance
{
    // Small, because the writes of grains wait for the batch they share a transaction with.
    private const int SweepBatch = 200;

    private const string Sweep =
        """
        DELETE FROM grain_state
        WHERE rowid IN (
            SELECT rowid FROM grain_state
            WHERE sweep_after < $now AND service_id = $service_id
            ORDER BY sweep_after
            LIMIT $most)
        """;

    private const string Fold =
        """
        INSERT INTO statistic (bucket, value)
        SELECT bucket, sum(delta) FROM statistic_delta GROUP BY bucket
        ON CONFLICT (bucket) DO UPDATE SET value = value + excluded.value
        """;

    /// <inheritdoc />
    public Task PingAsync(CancellationToken cancellation) =>
        database.Readers.ReadAsync(connection => connection.ReadValue("SELECT count(*) FROM cluster_fact"), cancellation);

    /// <inheritdoc />
    public async Task<int> SweepExpiredAsync(DateTimeOffset now, int most, CancellationToken cancellation)
    {
        var deleted = 0;
        while (deleted < most)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = Math.Min(SweepBatch, most - deleted);
            var count = await database.Writer.WriteAsync(connection => connection.Execute(
                Sweep, ("$now", SweepInstant.Text(now)), ("$service_id", serviceId), ("$most", batch)));
            deleted += count;
            if (count < batch)
            {
                break;
            }
        }

        return deleted;
    }

    /// <inheritdoc />
    public Task RollUpStatisticsAsync(CancellationToken cancellation) => database.Writer.WriteAsync(connection =>
    {
        connection.Execute(Fold);
        return connection.Execute("DELETE FROM statistic_delta");
    });

    /// <inheritdoc />
    public Task<string?> ReadClusterFactAsync(string name, CancellationToken cancellation) => database.Readers.ReadAsync(
        connection => (string?)connection.ReadValue("SELECT value FROM cluster_fact WHERE name = $name", ("$name", name)),
        cancellation);

    /// <inheritdoc />
    public async Task<bool> TryWriteClusterFactAsync(string name, string value, CancellationToken cancellation) =>
        await database.Writer.WriteAsync(connection => connection.Execute(
            "INSERT INTO cluster_fact (name, value) VALUES ($name, $value) ON CONFLICT DO NOTHING",
            ("$name", name), ("$value", value))) == 1;
}
