using System.Diagnostics;
using Npgsql;
using Platform.Silo.Storage.States;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>A read of one row that waits for its turn.</summary>
internal sealed class StateRead(StateKey key, string serviceId)
{
    private const string Select = "SELECT version, payload FROM grain_state WHERE state_name = $1 AND grain_key = $2 AND service_id = $3";

    private readonly TaskCompletionSource<StoredState?> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What it is read for; null where that is not traced.</summary>
    public Activity? Cause { get; } = Activity.Current;

    /// <summary>The row, or null where there is none.</summary>
    public Task<StoredState?> Outcome => _outcome.Task;

    /// <summary>Makes the statement.</summary>
    public NpgsqlBatchCommand CreateCommand()
    {
        var command = new NpgsqlBatchCommand(Select);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.StateName });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = key.GrainKey });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = serviceId });
        return command;
    }

    /// <summary>Answers whoever waits with what the reader stands before.</summary>
    public async Task SucceedAsync(NpgsqlDataReader reader) => _outcome.SetResult(
        await reader.ReadAsync() ? new StoredState(reader.GetInt32(0), BinaryData.FromBytes(reader.GetFieldValue<byte[]>(1))) : null);

    /// <summary>Tells whoever waits that the read failed; nothing where he has his answer.</summary>
    public void Fail(Exception cause) => _outcome.TrySetException(cause);
}
