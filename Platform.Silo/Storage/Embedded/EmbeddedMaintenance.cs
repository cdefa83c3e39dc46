using System.Collections.Immutable;
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

    private const string Overdue =
        """
        SELECT wake_after, state_name, grain_key FROM grain_state
        WHERE wake_after <= $now AND (wake_after, state_name, grain_key) > ($wake_after, $state_name, $grain_key) AND service_id = $service_id
        ORDER BY wake_after, state_name, grain_key
        LIMIT $most
        """;

    private const string Fold =
        """
        INSERT INTO statistic (bucket, value)
        SELECT bucket, sum(delta) FROM statistic_delta GROUP BY bucket
        ON CONFLICT (bucket) DO UPDATE SET value = value + excluded.value
        """;

    private readonly EmbeddedCommandUpkeep _commands = new(database);

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
    public async Task<ImmutableArray<OverdueState>> FindOverdueAsync(DateTimeOffset now, OverdueState? after, int most, CancellationToken cancellation) =>
        [.. await database.Readers.ReadAsync(
            connection => connection.ReadRows(
                Overdue,
                row => new OverdueState(row.GetString(0), row.GetString(1), row.GetString(2)),
                ("$now", SweepInstant.Text(now)),
                ("$wake_after", after?.WakeAfter ?? ""),
                ("$state_name", after?.StateName ?? ""),
                ("$grain_key", after?.GrainKey ?? ""),
                ("$service_id", serviceId),
                ("$most", most)),
            cancellation)];

    /// <inheritdoc />
    public async Task RollUpStatisticsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await database.Writer.WriteAsync(connection =>
        {
            connection.Execute(Fold);
            return connection.Execute("DELETE FROM statistic_delta");
        });
        await _commands.RunAsync(now, cancellation);
    }

    /// <inheritdoc />
    public Task<string?> ReadClusterFactAsync(string name, CancellationToken cancellation) => database.Readers.ReadAsync(
        connection => (string?)connection.ReadValue("SELECT value FROM cluster_fact WHERE name = $name", ("$name", name)),
        cancellation);

    /// <inheritdoc />
    public async Task<bool> TryWriteClusterFactAsync(string name, string value, CancellationToken cancellation) =>
        await database.Writer.WriteAsync(connection => connection.Execute(
            "INSERT INTO cluster_fact (name, value) VALUES ($name, $value) ON CONFLICT DO NOTHING",
            ("$name", name), ("$value", value))) == 1;

    /// <inheritdoc />
    public async Task<bool> TryReplaceClusterFactAsync(string name, string known, string value, CancellationToken cancellation) =>
        await database.Writer.WriteAsync(connection => connection.Execute(
            "UPDATE cluster_fact SET value = $value WHERE name = $name AND value = $known",
            ("$name", name), ("$known", known), ("$value", value))) == 1;
}
