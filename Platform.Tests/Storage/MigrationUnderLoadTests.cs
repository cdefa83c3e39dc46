using Npgsql;
using Platform.Silo.Storage;

namespace Platform.Tests.Storage;

/// <summary>A newer release changes the schema of a database that the silos of the older one are still writing to.</summary>
[Collection(StorageTests.Name)]
public sealed class MigrationUnderLoadTests(StorageDatabases databases)
{
    private const int Users = 5_000;
    private const int Writers = 8;

    private static readonly string Filled =
        $"""
        INSERT INTO grain_state (service_id, state_name, grain_key, version, payload)
        SELECT 'platform', 'user', upper(to_hex(number)), 1, jsonb_build_object('id', number, 'username', 'falcon' || number, 'written', 0)
        FROM generate_series(1, {Users}) AS number
        """;

    [Fact]
    public async Task No_write_fails_or_is_lost_while_the_schema_changes()
    {
        StorageSettings settings = await OlderDatabase.CreateAsync(databases, DatabaseKind.PostgreSql, "user-search", Filled);
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(settings.ConnectionString!);
        using var migrated = new CancellationTokenSource();
        Task<int>[] writers = [.. Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(source, writer, migrated.Token)))];
        await PlatformStorage.MigrateAsync(settings, CancellationToken.None);
        await migrated.CancelAsync();
        int written = (await Task.WhenAll(writers)).Sum();

        await using TestStorage storage = await TestStorage.OpenAsync(settings);
        Assert.Equal(written, Convert.ToInt32(await storage.QueryOneAsync("SELECT sum((payload ->> 'written')::integer) FROM grain_state"), null));
        Assert.Equal("0", await storage.QueryOneAsync("SELECT count(*) FROM (TABLE user_entry_source EXCEPT SELECT service_id, grain_key, id, name_folded, permission_level, subscription_tier, subscription_expires_at, banned_until, timed_out_until FROM user_entry) AS missing"));
        Assert.Equal(Users.ToString(null, null), await storage.QueryOneAsync("SELECT count(*) FROM user_entry"));
    }

    [Fact]
    public async Task A_migration_that_waits_for_a_long_transaction_keeps_nobody_else_waiting()
    {
        StorageSettings settings = await OlderDatabase.CreateAsync(databases, DatabaseKind.PostgreSql, "user-search", Filled);
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(settings.ConnectionString!);
        await using NpgsqlConnection reader = await source.OpenConnectionAsync();
        NpgsqlTransaction reading = await reader.BeginTransactionAsync();
        await using (var look = new NpgsqlCommand("SELECT count(*) FROM grain_state", reader))
        {
            await look.ExecuteScalarAsync();
        }

        Task migration = Task.Run(() => PlatformStorage.MigrateAsync(settings, CancellationToken.None));
        await Infrastructure.Eventually.TrueAsync(
            async () => await CountAsync(source, "SELECT count(*) FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") > 0,
            TimeSpan.FromSeconds(30), () => "the migration does not wait");

        // They queue up behind the waiting migration until it gives way.
        for (int write = 0; write < 20; write++)
        {
            await WriteOnceAsync(source, write + 1);
        }

        Assert.False(migration.IsCompleted);
        await reading.DisposeAsync();
        await migration;
        await using TestStorage storage = await TestStorage.OpenAsync(settings);
        Assert.Equal(Users.ToString(null, null), await storage.QueryOneAsync("SELECT count(*) FROM user_entry"));
    }

    // At least a few writes each, however fast the migration is.
    private static async Task<int> WriteAsync(NpgsqlDataSource source, int writer, CancellationToken migrated)
    {
        int written = 0;
        while (!migrated.IsCancellationRequested || written < 10)
        {
            await WriteOnceAsync(source, (((written * Writers) + writer) % Users) + 1);
            written++;
        }

        return written;
    }

    // As a silo writes: with its own patience, and by the version that it read.
    private static async Task WriteOnceAsync(NpgsqlDataSource source, int user)
    {
        await using NpgsqlCommand command = source.CreateCommand(
            """
            UPDATE grain_state SET version = version + 1, payload = jsonb_set(payload, '{written}', to_jsonb((payload ->> 'written')::integer + 1))
            WHERE service_id = 'platform' AND state_name = 'user' AND grain_key = $1
            """);
        command.CommandTimeout = 5;
        command.Parameters.Add(new() { Value = user.ToString("X", null) });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }

    private static async Task<long> CountAsync(NpgsqlDataSource source, string query)
    {
        await using NpgsqlCommand command = source.CreateCommand(query);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
