using System.Globalization;
using System.Runtime.CompilerServices;
using Platform.Grains.Storage.Backups;

namespace Platform.Silo.Storage.Embedded;

/// <summary>A read transaction, which sees the database as it was when it began; meanwhile the write-ahead log only grows.</summary>
internal sealed class EmbeddedSnapshot : IBackupSnapshot
{
    private readonly EmbeddedConnection _connection;
    private readonly string _serviceId;

    private EmbeddedSnapshot(EmbeddedConnection connection, string serviceId, int schemaVersion) =>
        (_connection, _serviceId, SchemaVersion) = (connection, serviceId, schemaVersion);

    /// <inheritdoc />
    public int SchemaVersion { get; }

    /// <summary>Begins the transaction; its first query settles what it sees.</summary>
    public static EmbeddedSnapshot Open(StorageSettings settings)
    {
        var connection = EmbeddedConnection.Open(settings.DataFolder);
        try
        {
            connection.Execute("BEGIN");
            var version = Convert.ToInt32(connection.ReadValue("SELECT max(version) FROM schema_version"), CultureInfo.InvariantCulture);
            return new EmbeddedSnapshot(connection, settings.ServiceId, version);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<BackupRow> ReadAsync(BackupTable table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // The driver reads synchronously: whoever asks is on a thread of the pool.
        await Task.CompletedTask;
        (string, object?)[] values = table.HasService ? [("$service_id", _serviceId)] : [];
        foreach (var row in _connection.StreamRows(BackupSelect.Of(table, ValueOf, "$service_id"), values, row => new BackupRow(
            [.. Enumerable.Range(0, table.Columns.Length).Select(column => row.IsDBNull(column) ? null : row.GetString(column))])))
        {
            cancellation.ThrowIfCancellationRequested();
            yield return row;
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        // Closing ends the transaction.
        _connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string ValueOf(BackupColumn column) => column.Form == BackupForm.Number ? $"CAST({column.Name} AS TEXT)" : column.Name;
}
