using Platform.Silo.Storage.States;

namespace Platform.Silo.Storage.Embedded;

/// <summary>Grain states in the embedded database.</summary>
internal sealed class EmbeddedStateStore(EmbeddedDatabase database, string serviceId) : IStateStore
{
    private const string Select =
        """
        SELECT version, payload FROM grain_state
        WHERE state_name = $state_name AND grain_key = $grain_key AND service_id = $service_id
        """;

    private const string Insert =
        """
        INSERT INTO grain_state (state_name, grain_key, service_id, version, payload, modified_on)
        VALUES ($state_name, $grain_key, $service_id, $version, $payload, strftime('%Y-%m-%dT%H:%M:%fZ'))
        ON CONFLICT DO NOTHING
        """;

    private const string Update =
        """
        UPDATE grain_state
        SET payload = $payload, version = version + 1, modified_on = strftime('%Y-%m-%dT%H:%M:%fZ')
        WHERE state_name = $state_name AND grain_key = $grain_key AND service_id = $service_id AND version = $version
        """;

    private const string Delete =
        """
        DELETE FROM grain_state
        WHERE state_name = $state_name AND grain_key = $grain_key AND service_id = $service_id AND version = $version
        """;

    /// <inheritdoc />
    public async Task<StoredState?> ReadAsync(StateKey key)
    {
        var rows = await database.Readers.ReadAsync(connection => connection.ReadRows(
            Select,
            row => new StoredState(row.GetInt32(0), BinaryData.FromString(row.GetString(1))),
            ("$state_name", key.StateName), ("$grain_key", key.GrainKey), ("$service_id", serviceId)));
        return rows.SingleOrDefault();
    }

    /// <inheritdoc />
    public async Task<int?> WriteAsync(StateKey key, int? expected, BinaryData payload)
    {
        var statement = expected is null ? Insert : Update;
        var version = expected ?? StateVersion.First();
        var text = payload.ToString();
        var changed = await database.Writer.WriteAsync(connection => connection.Execute(
            statement,
            ("$state_name", key.StateName), ("$grain_key", key.GrainKey), ("$service_id", serviceId), ("$version", version), ("$payload", text)));
        return changed == 0 ? null : expected is null ? version : version + 1;
    }

    /// <inheritdoc />
    public async Task<bool> DeleteAsync(StateKey key, int expected) =>
        await database.Writer.WriteAsync(connection => connection.Execute(
            Delete,
            ("$state_name", key.StateName), ("$grain_key", key.GrainKey), ("$service_id", serviceId), ("$version", expected))) == 1;
}
