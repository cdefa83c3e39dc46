using Npgsql;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Brings a PostgreSQL database to the schema this program knows.</summary>
internal static class PostgreSqlMigration
{
    // Any number, as long as nobody else in the database takes the same: "platform" in ASCII.
    private const long LockKey = 0x706C6174666F726D;

    // Whoever comes after a change that waits for a lock waits behind it, so the change gives way before others lose their patience.
    private const string MostWaitingForLocks = "2s";

    private static readonly TimeSpan PauseBeforeAnotherTry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan MostTrying = TimeSpan.FromMinutes(5);

    /// <summary>Creates or migrates the schema.</summary>
    /// <exception cref="StorageStartException">The database cannot be used.</exception>
    public static async Task RunAsync(StorageSettings settings, CancellationToken cancellation)
    {
        await using var source = PostgreSqlConnections.CreateUnhurried(settings);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancellation);

            // Looked at before any lock is taken, so that a silo without the right to create tables starts on a database
            // that somebody else has migrated.
            var version = await ReadVersionAsync(connection, cancellation);
            if (SchemaScript.Pending(SchemaScript.PostgreSql, version).Any())
            {
                await MigrateWhenLocksAreFreeAsync(connection, cancellation);
            }
        }
        catch (NpgsqlException failure)
        {
            throw PostgreSqlFailure.Explain(failure, settings);
        }
    }

    private static async Task MigrateWhenLocksAreFreeAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await MigrateAsync(connection, cancellation);
                return;
            }
            catch (PostgresException failure) when (failure.SqlState is PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.DeadlockDetected)
            {
                if (TimeProvider.System.GetElapsedTime(started) >= MostTrying)
                {
                    throw;
                }

                await Task.Delay(PauseBeforeAnotherTry, TimeProvider.System, cancellation);
            }
        }
    }

    private static async Task MigrateAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await ExecuteAsync(connection, $"SELECT pg_advisory_xact_lock({LockKey})", cancellation);
        await ExecuteAsync(
            connection,
            """
            CREATE TABLE IF NOT EXISTS schema_version (
                version integer PRIMARY KEY,
                name text NOT NULL,
                applied_on timestamptz NOT NULL DEFAULT now()
            )
            """,
            cancellation);

        await ExecuteAsync(connection, $"SET LOCAL lock_timeout = '{MostWaitingForLocks}'", cancellation);

        // Read again under the lock: another silo may have been faster.
        var version = await ReadVersionAsync(connection, cancellation);
        foreach (var script in SchemaScript.Pending(SchemaScript.PostgreSql, version))
        {
            await ExecuteAsync(connection, script.Text, cancellation);
            await using var record = new NpgsqlCommand("INSERT INTO schema_version (version, name) VALUES ($1, $2)", connection)
            {
                Parameters = { new() { Value = script.Version }, new() { Value = script.Name } },
            };
            await record.ExecuteNonQueryAsync(cancellation);
        }

        await transaction.CommitAsync(cancellation);
    }

    private static async Task<int> ReadVersionAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var exists = new NpgsqlCommand("SELECT to_regclass('schema_version') IS NOT NULL", connection);
        if (await exists.ExecuteScalarAsync(cancellation) is not true)
        {
            return 0;
        }

        await using var read = new NpgsqlCommand("SELECT COALESCE(max(version), 0) FROM schema_version", connection);
        return (int)(await read.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
