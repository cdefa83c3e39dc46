using System.Threading.Channels;

namespace Platform.Silo.Storage.Embedded;

/// <summary>
/// The only writer of the embedded database. It takes what waits, runs it in one transaction and answers everybody after one
/// commit, so that the disk is asked to sync once for many writes. Each write keeps its own outcome.
/// </summary>
internal sealed class EmbeddedWriter : IAsyncDisposable
{
    // Who comes when so many wait waits for a place in the queue.
    private const int QueueLength = 4_096;

    // Bounds how long the first of a transaction waits for the last.
    private const int MostPerTransaction = 256;

    private readonly string _folder;
    private readonly Channel<PendingWrite> _queue;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private EmbeddedConnection? _connection;

    /// <summary>Starts the writer of a folder's database.</summary>
    public EmbeddedWriter(string folder)
    {
        _folder = folder;
        _connection = EmbeddedConnection.Open(folder);
        _queue = Channel.CreateBounded<PendingWrite>(new BoundedChannelOptions(QueueLength) { SingleReader = true });

        // A thread of its own: it spends its life waiting for the disk, and the thread pool is there for grains.
        new Thread(Run) { IsBackground = true, Name = "embedded storage writer" }.Start();
    }

    /// <summary>Runs a write and answers once it is on the disk.</summary>
    /// <param name="write">One or several statements; all of them count, or none.</param>
    /// <exception cref="StorageWriteException">The write failed, or its outcome is unknown.</exception>
    public async Task<T> WriteAsync<T>(Func<EmbeddedConnection, T> write)
    {
        using var span = StorageTraces.BeginWrite();
        var pending = new PendingWrite<T>(write);
        try
        {
            await _queue.Writer.WriteAsync(pending);
        }
        catch (ChannelClosedException closed)
        {
            throw new StorageWriteException("The embedded database is closed.", closed);
        }

        return await pending.Outcome;
    }

    /// <summary>Takes no more writes, finishes those that wait and closes the connection.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await _ended.Task;
    }

    private void Run()
    {
        var batch = new List<PendingWrite>(MostPerTransaction);

        // Blocks this thread only; nothing else runs on it.
        while (_queue.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            while (batch.Count < MostPerTransaction && _queue.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            var failure = Commit(batch);
            foreach (var pending in batch)
            {
                pending.Settle(failure);
            }

            batch.Clear();
        }

        _connection?.Dispose();
        _ended.SetResult();
    }

    private Exception? Commit(List<PendingWrite> batch)
    {
        try
        {
            _connection ??= EmbeddedConnection.Open(_folder);
            _connection.Bracket("BEGIN IMMEDIATE");
            foreach (var pending in batch)
            {
                pending.Run(_connection);
            }

            _connection.Bracket("COMMIT");
            return null;
        }
        catch (Exception failure)
        {
            // What state the connection is in after this nobody knows: closing it rolls back, and the next batch opens another.
            _connection?.Dispose();
            _connection = null;
            return failure;
        }
    }
}
