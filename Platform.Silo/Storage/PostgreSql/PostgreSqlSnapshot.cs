using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using Npgsql;
using Platform.Grains.Storage.Backups;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>A transaction that sees the database as it was when it began, whatever is written meanwhile; it locks nothing that a write waits for.</summary>
internal sealed class PostgreSqlSnapshot : IBackupSnapshot
{
    private const int CharactersAtOnce = 1024 * 1024;
    private const int MostRows = 5_000;
    private const int FirstRows = 100;

    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly string _serviceId;

    private PostgreSqlSnapshot(NpgsqlConnection connection, NpgsqlTransaction transaction, string serviceId, int schemaVersion) =>
        (_connection, _transaction, _serviceId, SchemaVersion) = (connection, transaction, serviceId, schemaVersion);

    /// <inheritdoc />
    public int SchemaVersion { get; }

    /// <summary>Begins the transaction; its first query settles what it sees.</summary>
    public static async Task<PostgreSqlSnapshot> OpenAsync(NpgsqlDataSource source, string serviceId, CancellationToken cancellation)
    {
        var connection = await source.OpenConnectionAsync(cancellation);
        try
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

            // A server may be set up to end transactions that rest; this one rests while the file is written.
            await connection.ExecuteAsync("SET TRANSACTION READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0", cancellation);
            await using var version = new NpgsqlCommand("SELECT max(version) FROM schema_version", connection);
            return new PostgreSqlSnapshot(connection, transaction, serviceId, (int)(await version.ExecuteScalarAsync(cancellation))!);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<BackupRow> ReadAsync(BackupTable table, [EnumeratorCancellation] CancellationToken cancellation)
    {
        // A cursor, so that giving up in the middle of ten million rows does not mean reading the rest of them.
        var cursor = $"backup_{table.Name}";
        await using (var declare = new NpgsqlCommand($"DECLARE {cursor} NO SCROLL CURSOR FOR {BackupSelect.Of(table, ValueOf, "$1")}", _connection))
        {
            if (table.HasService)
            {
                // A cursor takes no parameters over the wire.
                declare.CommandText = declare.CommandText.Replace("$1", await QuoteAsync(_serviceId, cancellation), StringComparison.Ordinal);
            }

            await declare.ExecuteNonQueryAsync(cancellation);
        }

        var most = FirstRows;
        List<BackupRow> rows;
        do
        {
            rows = await FetchAsync(cursor, most, table.Columns.Length, cancellation);
            foreach (var row in rows)
            {
                yield return row;
            }

            // As many as a message's worth, by what the last ones took: rows differ by a factor of a thousand.
            if (rows.Count > 0)
            {
                most = (int)Math.Clamp((long)CharactersAtOnce * rows.Count / (1 + rows.Sum(row => (long)row.Length)), 1, MostRows);
            }
        }
        while (rows.Count > 0);

        await _connection.ExecuteAsync($"CLOSE {cursor}", cancellation);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task<List<BackupRow>> FetchAsync(string cursor, int most, int columns, CancellationToken cancellation)
    {
        await using var fetch = new NpgsqlCommand(string.Create(CultureInfo.InvariantCulture, $"FETCH FORWARD {most} FROM {cursor}"), _connection);
        return await fetch.ReadRowsAsync(row => new BackupRow([.. Enumerable.Range(0, columns).Select(row.GetTextOrNull)]), cancellation);
    }

    private async Task<string> QuoteAsync(string text, CancellationToken cancellation)
    {
        await using var quote = new NpgsqlCommand("SELECT quote_literal($1)", _connection);
        quote.Parameters.Add(new() { Value = text });
        return (string)(await quote.ExecuteScalarAsync(cancellation))!;
    }

    private static string ValueOf(BackupColumn column) => column.Form switch
    {
        BackupForm.Instant => $"audit_instant({column.Name})",
        BackupForm.Day => $"to_char({column.Name}, 'YYYY-MM-DD')",
        _ => $"{column.Name}::text",
    };
}
