using System.Globalization;
using Orleans.Serialization.Serializers;
using Orleans.Storage;

namespace Platform.Silo.Storage.Embedded;

/// <summary>Grain states in the embedded database. A row's version is the state's ETag; a cleared state is a deleted row.</summary>
internal sealed class EmbeddedGrainStorage(
    EmbeddedDatabase database, IGrainStorageSerializer serializer, IActivatorProvider activators, string serviceId) : IGrainStorage
{
    private const string Select =
        """
        SELECT version, payload FROM grain_state
        WHERE state_name = $state_name AND grain_key = $grain_key AND service_id = $service_id
        """;

    // The first version is random: a row that was deleted and made anew is never taken for its predecessor.
    private const string Insert =
        """
        INSERT INTO grain_state (service_id, state_name, grain_key, version, payload, modified_on)
        VALUES ($service_id, $state_name, $grain_key, 1 + abs(random() % 1000000000), $payload, strftime('%Y-%m-%dT%H:%M:%fZ'))
        ON CONFLICT DO NOTHING
        RETURNING version
        """;

    private const string Update =
        """
        UPDATE grain_state
        SET payload = $payload, version = version + 1, modified_on = strftime('%Y-%m-%dT%H:%M:%fZ')
        WHERE state_name = $state_name AND grain_key = $grain_key AND service_id = $service_id AND version = $version
        RETURNING version
        """;

    private const string Delete =
        """
        DELETE FROM grain_state
        WHERE state_name = $state_name AND grain_key = $grain_key AND service_id = $service_id AND version = $version
        """;

    /// <inheritdoc />
    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var rows = await database.Readers.ReadAsync(connection => connection.ReadRows(
            Select,
            row => (Version: row.GetInt32(0), Payload: row.GetString(1)),
            ("$state_name", stateName), ("$grain_key", grainId.Key.ToString()), ("$service_id", serviceId)));
        if (rows is [var found])
        {
            grainState.State = serializer.Deserialize<T>(BinaryData.FromString(found.Payload));
            grainState.ETag = ETag(found.Version);
            grainState.RecordExists = true;
        }
        else
        {
            Forget(grainState);
        }
    }

    /// <inheritdoc />
    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var expected = Version(grainState.ETag);

        // Serialised here, on the grain's turn: by the time the writer comes to it the state may be another.
        var payload = serializer.Serialize(grainState.State).ToString();
        var key = grainId.Key.ToString();
        var written = await database.Writer.WriteAsync(connection => expected is null
            ? connection.ReadValue(
                Insert,
                ("$service_id", serviceId), ("$state_name", stateName), ("$grain_key", key), ("$payload", payload))
            : connection.ReadValue(
                Update,
                ("$payload", payload), ("$state_name", stateName), ("$grain_key", key), ("$service_id", serviceId), ("$version", expected)));

        grainState.ETag = written is long version ? ETag(version) : throw Conflict("write", stateName, grainId, grainState.ETag);
        grainState.RecordExists = true;
    }

    /// <inheritdoc />
    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is null)
        {
            await ReadStateAsync(stateName, grainId, grainState);
        }

        if (Version(grainState.ETag) is { } expected)
        {
            var deleted = await database.Writer.WriteAsync(connection => connection.Execute(
                Delete,
                ("$state_name", stateName), ("$grain_key", grainId.Key.ToString()), ("$service_id", serviceId), ("$version", expected)));
            if (deleted == 0)
            {
                throw Conflict("clear", stateName, grainId, grainState.ETag);
            }
        }

        Forget(grainState);
    }

    private void Forget<T>(IGrainState<T> grainState)
    {
        grainState.State = activators.GetActivator<T>().Create();
        grainState.ETag = null;
        grainState.RecordExists = false;
    }

    private static string ETag(long version) => version.ToString(CultureInfo.InvariantCulture);

    private static long? Version(string? etag) => etag is null ? null : long.Parse(etag, CultureInfo.InvariantCulture);

    private static InconsistentStateException Conflict(string operation, string stateName, GrainId grainId, string? etag) => new(
        $"Version conflict: the {operation} of state '{stateName}' of grain {grainId} expected version {etag ?? "none"}.",
        storedEtag: "unknown",
        currentEtag: etag);
}
