using System.Collections.Immutable;
using Npgsql;
using Platform.Grains.Storage;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Maintenance of a PostgreSQL database; every operation is one statement, so any number of silos may run it at once.</summary>
internal sealed class PostgreSqlMaintenance(NpgsqlDataSource pool, string serviceId) : IStorageMaintenance
{
    private const int SweepBatch = 500;
    private const int RollUpBatch = 20_000;

    // Rows that somebody is writing are left for the next sweep rather than waited for.
    private const string Sweep =
        """
        DELETE FROM grain_state
        WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM grain_state
            WHERE sweep_after < $1 AND service_id = $2
            ORDER BY sweep_after
            LIMIT $3
            FOR UPDATE SKIP LOCKED))
        """;

    private const string Overdue =
        """
        SELECT wake_after, state_name, grain_key FROM grain_state
        WHERE wake_after <= $1 AND (wake_after, state_name, grain_key) > ($2, $3, $4) AND service_id = $5
        ORDER BY wake_after, state_name, grain_key
        LIMIT $6
        """;

    // Deltas leave their table and enter the totals in one statement: whoever reads sees them in one of the two places, never
    // in both or none. Two roll-ups share the deltas; the order of buckets keeps them from waiting for each other in a circle.
    private const string RollUp =
        """
        WITH taken AS (
            DELETE FROM statistic_delta
            WHERE id = ANY (ARRAY(SELECT id FROM statistic_delta ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED))
            RETURNING bucket, delta
        ), folded AS (
            INSERT INTO statistic (bucket, value)
            SELECT bucket, sum(delta) FROM taken GROUP BY bucket ORDER BY bucket
            ON CONFLICT (bucket) DO UPDATE SET value = statistic.value + excluded.value
        )
        SELECT count(*)::integer FROM taken
        """;

    private readonly PostgreSqlCommandUpkeep _commands = new(pool);

    /// <inheritdoc />
    public async Task PingAsync(CancellationToken cancellation)
    {
        await using var command = pool.CreateCommand("SELECT 1");
        await command.ExecuteScalarAsync(cancellation);
    }

    /// <inheritdoc />
    public async Task<int> SweepExpiredAsync(DateTimeOffset now, int most, CancellationToken cancellation)
    {
        var deleted = 0;
        while (deleted < most)
        {
            var batch = Math.Min(SweepBatch, most - deleted);
            await using var command = pool.CreateCommand(Sweep);
            command.Parameters.Add(new() { Value = SweepInstant.Text(now) });
            command.Parameters.Add(new() { Value = serviceId });
            command.Parameters.Add(new() { Value = batch });
            var count = await command.ExecuteNonQueryAsync(cancellation);
            deleted += count;
            if (count < batch)
            {
                break;
            }
        }

        return deleted;
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<OverdueState>> FindOverdueAsync(DateTimeOffset now, OverdueState? after, int most, CancellationToken cancellation)
    {
        await using var command = pool.CreateCommand(Overdue);
        command.Parameters.Add(new() { Value = SweepInstant.Text(now) });
        command.Parameters.Add(new() { Value = after?.WakeAfter ?? "" });
        command.Parameters.Add(new() { Value = after?.StateName ?? "" });
        command.Parameters.Add(new() { Value = after?.GrainKey ?? "" });
        command.Parameters.Add(new() { Value = serviceId });
        command.Parameters.Add(new() { Value = most });
        return [.. await command.ReadRowsAsync(row => new OverdueState(row.GetString(0), row.GetString(1), row.GetString(2)), cancellation)];
    }

    /// <inheritdoc />
    public async Task RollUpStatisticsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        int taken;
        do
        {
            await using var command = pool.CreateCommand(RollUp);
            command.Parameters.Add(new() { Value = RollUpBatch });
            taken = (int)(await command.ExecuteScalarAsync(cancellation))!;
        }
        while (taken == RollUpBatch);

        await _commands.RunAsync(now, cancellation);
    }

    /// <inheritdoc />
    public async Task<string?> ReadClusterFactAsync(string name, CancellationToken cancellation)
    {
        await using var command = pool.CreateCommand("SELECT value FROM cluster_fact WHERE name = $1");
        command.Parameters.Add(new() { Value = name });
        return (string?)await command.ExecuteScalarAsync(cancellation);
    }

    /// <inheritdoc />
    public Task<bool> TryWriteClusterFactAsync(string name, string value, CancellationToken cancellation) =>
        WriteFactAsync("INSERT INTO cluster_fact (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING", [name, value], cancellation);

    /// <inheritdoc />
    public Task<bool> TryReplaceClusterFactAsync(string name, string known, string value, CancellationToken cancellation) =>
        WriteFactAsync("UPDATE cluster_fact SET value = $3 WHERE name = $1 AND value = $2", [name, known, value], cancellation);

    private async Task<bool> WriteFactAsync(string statement, string[] values, CancellationToken cancellation)
    {
        await using var command = pool.CreateCommand(statement);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }
}
