using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Platform.Grains.Audit;
using Platform.Grains.Storage.Backups;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>One transaction that replaces what is in a PostgreSQL database. It needs no more rights than silos have, so the triggers do their work row by row.</summary>
internal sealed class PostgreSqlRestore : IRestoreTransaction
{
    // Readers go on; whoever wants to write waits until the end, or gives up.
    private const string Lock =
        """
        SET LOCAL lock_timeout = '10s';
        SET LOCAL idle_in_transaction_session_timeout = 0;
        SET LOCAL statement_timeout = 0;
        LOCK TABLE grain_state, audit_log, audit_day, command_delta, command_total, command_minute, reminder IN SHARE ROW EXCLUSIVE MODE
        """;

    private const string FoldCounters =
        """
        WITH taken AS (DELETE FROM statistic_delta RETURNING bucket, delta)
        INSERT INTO statistic (bucket, value)
        SELECT bucket, sum(delta) FROM taken GROUP BY bucket ORDER BY bucket
        ON CONFLICT (bucket) DO UPDATE SET value = statistic.value + excluded.value
        """;

    private readonly AuditRechaining _chains = new();
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly string _serviceId;

    private PostgreSqlRestore(NpgsqlConnection connection, NpgsqlTransaction transaction, string serviceId) =>
        (_connection, _transaction, _serviceId) = (connection, transaction, serviceId);

    /// <summary>Begins the transaction.</summary>
    public static async Task<PostgreSqlRestore> BeginAsync(NpgsqlDataSource source, string serviceId, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(cancellation);
            await connection.ExecuteAsync(Lock, cancellation);
            return new PostgreSqlRestore(connection, transaction, serviceId);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Looks for what a new installation does not have.</summary>
    public static async Task<string?> FindObstacleAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        return RestoreObstacles.Sentence(
            await FirstAsync(RestoreObstacles.State), await FirstAsync(RestoreObstacles.Audit), await FirstAsync(RestoreObstacles.Commands));

        async Task<string?> FirstAsync(string query)
        {
            await using var command = new NpgsqlCommand(query, connection);
            return (string?)await command.ExecuteScalarAsync(cancellation);
        }
    }

    /// <inheritdoc />
    public Task<string?> FindObstacleAsync(CancellationToken cancellation) => FindObstacleAsync(_connection, cancellation);

    /// <inheritdoc />
    public async Task BeginTableAsync(BackupTable table, CancellationToken cancellation)
    {
        if (table == BackupTables.States || table == BackupTables.Reminders || table == BackupTables.CommandDeltas)
        {
            // What the first start has made, and what the restored batches have counted once more.
            await _connection.ExecuteAsync($"DELETE FROM {table.Name}", cancellation);
        }
    }

    /// <inheritdoc />
    public async Task WriteAsync(BackupTable table, IReadOnlyList<BackupRow> rows, CancellationToken cancellation)
    {
        if (table == BackupTables.Facts)
        {
            await WriteFactsAsync(rows, cancellation);
            return;
        }

        rows = table == BackupTables.AuditLog ? await ChainAsync(rows, cancellation)
            : table == BackupTables.AuditDay ? [.. rows.Select(_chains.End)]
            : rows;
        var columns = table.ColumnNames.Concat(table.HasService ? ["service_id"] : []).Concat(table == BackupTables.Reminders ? ["grain_hash"] : []);
        await using var copy = await _connection.BeginTextImportAsync($"COPY {table.Name} ({string.Join(", ", columns)}) FROM STDIN", cancellation);
        foreach (var row in rows)
        {
            var values = row.Values.AsEnumerable();
            if (table.HasService)
            {
                values = values.Append(_serviceId);
            }

            if (table == BackupTables.Reminders)
            {
                values = values.Append(HashOf(row.Values[0]!));
            }

            await copy.WriteAsync(CopyLine.Of(values).AsMemory(), cancellation);
        }
    }

    /// <inheritdoc />
    public async Task CommitAsync(AuditEvent entry, CancellationToken cancellation)
    {
        await _connection.ExecuteAsync(FoldCounters, cancellation);
        await using (var append = new NpgsqlCommand("SELECT append_to_audit_log($1)", _connection))
        {
            append.Parameters.Add(new() { Value = AuditRows.Outgoing(entry), NpgsqlDbType = NpgsqlDbType.Jsonb });
            await append.ExecuteNonQueryAsync(cancellation);
        }

        await _transaction.CommitAsync(cancellation);

        // So many new rows: the planner would go by the empty tables. A user without the right is only told so.
        await _connection.ExecuteAsync("ANALYZE grain_state, user_entry, chat_member, audit_log, command_total, command_minute", cancellation);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    // The database writes JSON and instants in a form of its own, which the hashes cover.
    private async Task<List<BackupRow>> ChainAsync(IReadOnlyList<BackupRow> rows, CancellationToken cancellation)
    {
        const string form =
            """
            SELECT event_id::uuid::text, metadata::jsonb::text, audit_instant(created_at::timestamptz)
            FROM unnest($1, $2, $3) WITH ORDINALITY AS given (event_id, metadata, created_at, place)
            ORDER BY place
            """;
        const int eventId = 2;
        const int metadata = 10;
        const int createdAt = 11;
        await using var command = new NpgsqlCommand(form, _connection);
        foreach (var column in new[] { eventId, metadata, createdAt })
        {
            command.Parameters.Add(new NpgsqlParameter<string?[]>
            {
                TypedValue = [.. rows.Select(row => row.Values[column])],
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
            });
        }

        var written = await command.ReadRowsAsync(
            row => (EventId: row.GetTextOrNull(0), Metadata: row.GetTextOrNull(1), CreatedAt: row.GetTextOrNull(2)), cancellation);
        return
        [
            .. rows.Zip(written, (row, form) => _chains.Next(
                row, new BackupRow(row.Values.SetItem(eventId, form.EventId).SetItem(metadata, form.Metadata).SetItem(createdAt, form.CreatedAt)))),
        ];
    }

    private async Task WriteFactsAsync(IReadOnlyList<BackupRow> rows, CancellationToken cancellation)
    {
        foreach (var row in rows)
        {
            await using var command = new NpgsqlCommand("INSERT INTO cluster_fact (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING", _connection);
            command.Parameters.Add(new() { Value = row.Values[0] });
            command.Parameters.Add(new() { Value = row.Values[1] });
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    // Orleans' provider keeps it signed.
    private static string HashOf(string grain) =>
        unchecked((int)GrainId.Parse(grain, CultureInfo.InvariantCulture).GetUniformHashCode()).ToString(CultureInfo.InvariantCulture);
}
