using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;
using NpgsqlTypes;
using Platform.Grains.Storage;
using Platform.Grains.Users;
using Platform.Silo.Storage;
using Platform.Silo.Storage.Embedded;

namespace Platform.Benchmarks.Search;

/// <summary>Fills an empty database with users: the rows that their grains would have written.</summary>
internal static class SearchFill
{
    private const string Entry =
        "service_id, grain_key, id, name_folded, permission_level, subscription_tier, subscription_expires_at, banned_until, timed_out_until";

    private static readonly StateSerializer Serializer = new();

    /// <summary>Fills the database with <see cref="SearchUsers"/>.</summary>
    public static Task RunAsync(StorageSettings settings, int users) => RunAsync(settings, users, SearchUsers.User);

    /// <summary>Fills the database.</summary>
    /// <param name="settings">Where it is.</param>
    /// <param name="users">How many users.</param>
    /// <param name="userOf">The user of a number, 1 and up.</param>
    public static async Task RunAsync(StorageSettings settings, int users, Func<long, UserState> userOf)
    {
        if (settings.IsEmbedded)
        {
            FillEmbedded(settings, users, userOf);
        }
        else
        {
            await FillPostgreSqlAsync(settings, users, userOf);
        }
    }

    private static void FillEmbedded(StorageSettings settings, int users, Func<long, UserState> userOf)
    {
        using var connection = EmbeddedConnection.Open(settings.DataFolder);
        connection.Execute("BEGIN IMMEDIATE");
        for (long id = 1; id <= users; id++)
        {
            connection.Execute(
                "INSERT INTO grain_state (service_id, state_name, grain_key, version, payload, modified_on) VALUES (@service, @name, @key, 1, @payload, '')",
                ("@service", settings.ServiceId), ("@name", StateNames.User), ("@key", Key(id)), ("@payload", Serializer.Serialize(userOf(id)).ToString()));
        }

        connection.Execute("COMMIT");
    }

    // Millions of rows go in without indexes and what follows a write; what these would have made of them is made at once afterwards.
    private static async Task FillPostgreSqlAsync(StorageSettings settings, int users, Func<long, UserState> userOf)
    {
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(settings.ConnectionString) { CommandTimeout = 0 });
        await using var connection = await source.OpenConnectionAsync();
        if (await ScalarAsync(connection, "SELECT EXISTS (SELECT 1 FROM grain_state WHERE state_name = 'user')") is true)
        {
            return;
        }

        var indexes = await RowsAsync(
            connection,
            "SELECT indexname, indexdef, tablename FROM pg_indexes WHERE schemaname = current_schema() AND tablename IN ('grain_state', 'user_entry') AND indexname NOT LIKE '%_pkey'");
        await ExecuteAsync(connection, "ALTER TABLE grain_state DISABLE TRIGGER grain_state_follow");
        foreach (var index in indexes)
        {
            await ExecuteAsync(connection, $"DROP INDEX {index[0]}");
        }

        var buckets = await CopyAsync(connection, settings.ServiceId, users, userOf);

        // Both tables at the same time, each on a processor of its own.
        await Task.WhenAll(
            FinishAsync(source, "grain_state", indexes, []),
            FinishAsync(source, "user_entry", indexes, [$"INSERT INTO user_entry ({Entry}) SELECT {Entry} FROM user_entry_source"]));
        foreach (var (bucket, count) in buckets)
        {
            await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"INSERT INTO statistic (bucket, value) VALUES ('{bucket}', {count})"));
        }

        await ExecuteAsync(connection, "ALTER TABLE grain_state ENABLE TRIGGER grain_state_follow");
        await ExecuteAsync(connection, "CHECKPOINT");
    }

    private static async Task FinishAsync(NpgsqlDataSource source, string table, List<string[]> indexes, string[] first)
    {
        await using var connection = await source.OpenConnectionAsync();
        foreach (var statement in first.Prepend("SET maintenance_work_mem = '1GB'").Concat(indexes.Where(index => index[2] == table).Select(index => index[1])).Append($"VACUUM (ANALYZE) {table}"))
        {
            await ExecuteAsync(connection, statement);
        }
    }

    private static async Task<ConcurrentDictionary<string, long>> CopyAsync(NpgsqlConnection connection, string service, int users, Func<long, UserState> userOf)
    {
        var buckets = new ConcurrentDictionary<string, long>();
        await using var writer = await connection.BeginBinaryImportAsync(
            "COPY grain_state (service_id, state_name, grain_key, version, payload) FROM STDIN (FORMAT BINARY)");
        for (long id = 1; id <= users; id++)
        {
            var user = userOf(id);
            foreach (var bucket in user.Buckets)
            {
                buckets.AddOrUpdate(bucket, 1, (_, count) => count + 1);
            }

            await writer.StartRowAsync();
            await writer.WriteAsync(service);
            await writer.WriteAsync(StateNames.User);
            await writer.WriteAsync(Key(id));
            await writer.WriteAsync(1);
            await writer.WriteAsync(Serializer.Serialize(user).ToMemory(), NpgsqlDbType.Jsonb);
        }

        await writer.CompleteAsync();
        return buckets;
    }

    private static string Key(long id) => id.ToString("X", CultureInfo.InvariantCulture);

    private static async Task ExecuteAsync(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<object?> ScalarAsync(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<List<string[]>> RowsAsync(NpgsqlConnection connection, string text)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string[]>();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }
}
