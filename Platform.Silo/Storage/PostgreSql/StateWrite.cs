using System.Diagnostics;
using Npgsql;
using NpgsqlTypes;
using Platform.Silo.Storage.States;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>A write of one row that waits for its turn and then for the commit: a first write, a next one or, without a payload, a deletion.</summary>
internal sealed class StateWrite(StateKey key, string serviceId, int? expected, BinaryData? payload)
{
    private const string Insert =
        """
        INSERT INTO grain_state (state_name, grain_key, service_id, version, payload) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO NOTHING
        """;

    private const string Update =
        """
        UPDATE grain_state SET payload = $5, version = version + 1, modified_on = now()
        WHERE state_name = $1 AND grain_key = $2 AND service_id = $3 AND version = $4
        """;

    private const string Delete = "DELETE FROM grain_state WHERE state_name = $1 AND grain_key = $2 AND service_id = $3 AND version = $4";

    private readonly TaskCompletionSource<int?> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _version = expected ?? StateVersion.First();

    /// <summary>What it is written for; null where that is not traced.</summary>
    public Activity? Cause { get; } = Activity.Current;

    /// <summary>Whose row it is.</summary>
    public StateKey Key => key;

    /// <summary>The row's new version, or null when another one than expected was stored; known once it is durable.</summary>
    public Task<int?> Outcome => _outcome.Task;

    /// <summary>Makes the statement.</summary>
    public NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(payload is null ? Delete : expected is null ? Insert : Update);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.StateName });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.GrainKey });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = serviceId });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = _version });
        if (payload is not null)
        {
            command.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = payload.ToMemory(), NpgsqlDbType = NpgsqlDbType.Jsonb });
        }

        return command;
    }

    /// <summary>Answers whoever waits.</summary>
    /// <param name="changedRows">How many rows the statement changed: one, or none when the version was another.</param>
    public void Succeed(ulong changedRows) =>
        _outcome.SetResult(changedRows == 0 ? null : expected is null ? _version : _version + 1);

    /// <summary>Tells whoever waits that the write failed, or that its outcome is unknown.</summary>
    public void Fail(Exception cause) =>
        _outcome.SetException(new StorageWriteException($"PostgreSQL could not write state {key}: {cause.Message}", cause));
}
