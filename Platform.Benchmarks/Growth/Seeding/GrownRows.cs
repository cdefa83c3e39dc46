using Npgsql;
using NpgsqlTypes;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Storage;
using Platform.Grains.Users;
using Platform.Silo.Storage;
using Platform.Silo.Storage.Embedded;

namespace Platform.Benchmarks.Growth.Seeding;

/// <summary>The rows beside the users': the identities of those who sign in, and the number that the next account gets.</summary>
internal static class GrownRows
{
    private static readonly StateSerializer Serializer = new();

    /// <summary>Writes them.</summary>
    public static async Task WriteAsync(StorageSettings settings, int users, GrownPeople people)
    {
        (string State, string Key, BinaryData Payload)[] rows =
        [
            (StateNames.Ids, IdsKey.Users, Serializer.Serialize(new IdsState { Next = users + 1 })),
            .. Enumerable.Range(0, people.Count).Select(person => (StateNames.Identity, IdentityKey.Of(people.IdentityOf(person)), Serializer.Serialize(people.StateOf(person)))),
        ];
        if (settings.IsEmbedded)
        {
            WriteEmbedded(settings, rows);
        }
        else
        {
            await WritePostgreSqlAsync(settings, rows);
        }
    }

    private static void WriteEmbedded(StorageSettings settings, (string State, string Key, BinaryData Payload)[] rows)
    {
        using var connection = EmbeddedConnection.Open(settings.DataFolder);
        connection.Execute("BEGIN IMMEDIATE");
        foreach (var (state, key, payload) in rows)
        {
            connection.Execute(
                "INSERT INTO grain_state (service_id, state_name, grain_key, version, payload, modified_on) VALUES (@service, @name, @key, 1, @payload, '')",
                ("@service", settings.ServiceId), ("@name", state), ("@key", key), ("@payload", payload.ToString()));
        }

        connection.Execute("COMMIT");
    }

    private static async Task WritePostgreSqlAsync(StorageSettings settings, (string State, string Key, BinaryData Payload)[] rows)
    {
        await using var source = NpgsqlDataSource.Create(settings.ConnectionString!);
        await using var connection = await source.OpenConnectionAsync();
        await using var writer = await connection.BeginBinaryImportAsync(
            "COPY grain_state (service_id, state_name, grain_key, version, payload) FROM STDIN (FORMAT BINARY)");
        foreach (var (state, key, payload) in rows)
        {
            await writer.StartRowAsync();
            await writer.WriteAsync(settings.ServiceId);
            await writer.WriteAsync(state);
            await writer.WriteAsync(key);
            await writer.WriteAsync(1);
            await writer.WriteAsync(payload.ToMemory(), NpgsqlDbType.Jsonb);
        }

        await writer.CompleteAsync();
    }
}
