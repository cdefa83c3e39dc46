using Npgsql;
using Platform.Silo.Storage.States;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Grain states in PostgreSQL.</summary>
internal sealed class PostgreSqlStateStore(NpgsqlDataSource pool, StateWriteLanes lanes, string serviceId) : IStateStore
{
    private const string Select = "SELECT version, payload FROM grain_state WHERE state_name = $1 AND grain_key = $2 AND service_id = $3";

    /// <inheritdoc />
    public async Task<StoredState?> ReadAsync(StateKey key)
    {
        await using var command = pool.CreateCommand(Select);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.StateName });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.GrainKey });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = serviceId });
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new StoredState(reader.GetInt32(0), BinaryData.FromBytes(reader.GetFieldValue<byte[]>(1)))
            : null;
    }

    /// <inheritdoc />
    public Task<int?> WriteAsync(StateKey key, int? expected, BinaryData payload) =>
        lanes.RunAsync(new StateWrite(key, serviceId, expected, payload));

    /// <inheritdoc />
    public async Task<bool> DeleteAsync(StateKey key, int expected) =>
        await lanes.RunAsync(new StateWrite(key, serviceId, expected, payload: null)) is not null;
}
