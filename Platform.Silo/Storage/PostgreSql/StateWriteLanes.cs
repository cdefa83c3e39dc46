using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>
/// Takes the writes that wait and sends them in one round trip and one transaction, a few at a time side by side. A lone write
/// leaves at once; the more wait, the more share a commit.
/// </summary>
internal sealed class StateWriteLanes : IDisposable
{
    // While one waits for the server's disk the others fill and send.
    private const int Lanes = 3;

    // Bounds how long the first of a batch waits for the last.
    private const int MostPerBatch = 64;

    // Who comes when so many wait waits for a place in the queue.
    private const int QueueLength = 4_096;

    private readonly NpgsqlDataSource _pool;
    private readonly Channel<StateWrite> _queue = Channel.CreateBounded<StateWrite>(QueueLength);

    /// <summary>Starts the lanes over a pool of connections.</summary>
    public StateWriteLanes(NpgsqlDataSource pool)
    {
        _pool = pool;
        new BatchLanes<StateWrite>(_queue.Reader, MostPerBatch, SendAsync).Start(Lanes);
    }

    /// <summary>Runs a write and answers once it is durable.</summary>
    /// <exception cref="StorageWriteException">It failed, or its outcome is unknown.</exception>
    public async Task<int?> RunAsync(StateWrite write)
    {
        try
        {
            await _queue.Writer.WriteAsync(write);
        }
        catch (ChannelClosedException closed)
        {
            throw new StorageWriteException("The storage is closed.", closed);
        }

        return await write.Outcome;
    }

    /// <summary>Takes no more writes; those that wait are still run.</summary>
    public void Dispose() => _queue.Writer.TryComplete();

    // Never throws: an outcome of whatever kind goes to whoever waits for it.
    private async Task SendAsync(List<StateWrite> writes)
    {
        try
        {
            await CommitAsync(writes);
        }
        catch (PostgresException) when (writes.Count > 1)
        {
            // One of them broke a rule and took the others along. Each tries alone, so that only the guilty one fails; none can
            // count twice, because each names the version it replaces.
            foreach (var write in writes)
            {
                await SendAsync([write]);
            }
        }
        catch (Exception failure)
        {
            writes.ForEach(write => write.Fail(failure));
        }
    }

    private async Task CommitAsync(List<StateWrite> writes)
    {
        // One order for everybody: transactions that want the same rows wait for each other, but never in a circle.
        writes.Sort((one, other) => string.CompareOrdinal(one.Key.GrainKey, other.Key.GrainKey));
        await using var batch = _pool.CreateBatch();
        foreach (var write in writes)
        {
            batch.BatchCommands.Add(write.CreateCommand());
        }

        // One command has one cause in a trace; the others of the batch show how long they waited for it.
        if (writes.Find(write => write.Cause is { Recorded: true })?.Cause is { } cause)
        {
            Activity.Current = cause;
        }

        StorageMeter.JoinedWrites.Add(writes.Count - 1);
        await batch.ExecuteNonQueryAsync();
        for (var index = 0; index < writes.Count; index++)
        {
            writes[index].Succeed(batch.BatchCommands[index].Rows);
        }
    }
}
