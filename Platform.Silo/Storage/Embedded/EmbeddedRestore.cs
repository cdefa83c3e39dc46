using System.Globalization;
using Platform.Grains.Audit;
using Platform.Grains.Storage.Backups;

namespace Platform.Silo.Storage.Embedded;

/// <summary>One transaction that replaces what is in the embedded database. The writer of the grains finds it locked until the end.</summary>
internal sealed class EmbeddedRestore : IRestoreTransaction
{
    private const string FoldCounters =
        """
        INSERT INTO statistic (bucket, value)
        SELECT bucket, sum(delta) FROM statistic_delta GROUP BY bucket
        ON CONFLICT (bucket) DO UPDATE SET value = value + excluded.value
        """;

    private readonly EmbeddedConnection _connection;
    private readonly string _serviceId;

    private EmbeddedRestore(EmbeddedConnection connection, string serviceId) => (_connection, _serviceId) = (connection, serviceId);

    /// <summary>Begins the transaction.</summary>
    public static EmbeddedRestore Begin(StorageSettings settings)
    {
        var connection = EmbeddedConnection.Open(settings.DataFolder);
        try
        {
            connection.Execute("BEGIN IMMEDIATE");
            return new EmbeddedRestore(connection, settings.ServiceId);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Looks for what a new installation does not have.</summary>
    public static string? FindObstacle(EmbeddedConnection connection) => RestoreObstacles.Sentence(
        (string?)connection.ReadValue(RestoreObstacles.State),
        (string?)connection.ReadValue(RestoreObstacles.Audit),
        (string?)connection.ReadValue(RestoreObstacles.Commands));

    /// <inheritdoc />
    public Task<string?> FindObstacleAsync(CancellationToken cancellation) => Task.Run(() => FindObstacle(_connection), cancellation);

    /// <inheritdoc />
    public Task BeginTableAsync(BackupTable table, CancellationToken cancellation) => Task.Run(
        () =>
        {
            if (table == BackupTables.States || table == BackupTables.Reminders || table == BackupTables.CommandDeltas)
            {
                // What the first start has made, and what the restored batches have counted once more.
                _connection.Execute($"DELETE FROM {table.Name}");
            }
        },
        cancellation);

    /// <inheritdoc />
    public Task WriteAsync(BackupTable table, IReadOnlyList<BackupRow> rows, CancellationToken cancellation) => Task.Run(() => Write(table, rows), cancellation);

    /// <inheritdoc />
    public Task CommitAsync(AuditEvent entry, CancellationToken cancellation) => Task.Run(
        () =>
        {
            _connection.Execute(FoldCounters);
            _connection.Execute("DELETE FROM statistic_delta");
            _connection.Execute(EmbeddedAuditLog.Append, ("$entry", AuditRows.Outgoing(entry)));
            _connection.Execute("COMMIT");

            // All of it went through the log; the next write of a grain should not pay for that. One that is under way keeps a part back.
            _connection.ReadValue("PRAGMA wal_checkpoint(TRUNCATE)");
        },
        cancellation);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        // Closing undoes what was not committed.
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private void Write(BackupTable table, IReadOnlyList<BackupRow> rows)
    {
        var columns = table.ColumnNames.Concat(table.HasService ? ["service_id"] : []).Concat(table == BackupTables.Reminders ? ["grain_hash"] : []).ToArray();
        var conflict = table == BackupTables.Facts ? " ON CONFLICT DO NOTHING" : "";
        var insert = $"INSERT INTO {table.Name} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(column => "$" + column))}){conflict}";
        var values = new (string Name, object? Value)[columns.Length];
        for (var column = 0; column < columns.Length; column++)
        {
            values[column].Name = "$" + columns[column];
        }

        foreach (var row in rows)
        {
            // The columns' own types turn texts into numbers.
            for (var column = 0; column < row.Values.Length; column++)
            {
                values[column].Value = row.Values[column];
            }

            if (table.HasService)
            {
                values[row.Values.Length].Value = _serviceId;
            }

            if (table == BackupTables.Reminders)
            {
                values[row.Values.Length + 1].Value = (long)GrainId.Parse(row.Values[0]!, CultureInfo.InvariantCulture).GetUniformHashCode();
            }

            _connection.Execute(insert, values);
        }
    }
}
