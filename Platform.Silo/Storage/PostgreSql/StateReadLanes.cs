using System.Diagnostics;
using System.Threading.Channels;
using Npgsql;
using Platform.Silo.Storage.States;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>
/// Takes the reads that wait and sends them in one round trip, a few at a time side by side. A lone read leaves at once; the more wait, as after a
/// restart, the more share the way.
/// </summary>
internal sealed class StateReadLanes : IDisposable
{
    // While one waits for the server the others fill and send.
    private const int Lanes = 4;

    // Bounds how long the first of a batch waits for the last.
    private const int MostPerBatch = 32;

    private readonly NpgsqlDataSource _pool;
    private readonly Channel<StateRead> _queue = Channel.CreateUnbounded<StateRead>();

    /// <summary>Starts the lanes over a pool of connections.</summary>
    public StateReadLanes(NpgsqlDataSource pool)
    {
        _pool = pool;
        new BatchLanes<StateRead>(_queue.Reader, MostPerBatch, SendAsync).Start(Lanes);
    }

    /// <summary>Runs a read.</summary>
    /// <exception cref="NpgsqlException">The database did not answer.</exception>
    public Task<StoredState?> RunAsync(StateRead read)
    {
        if (!_queue.Writer.TryWrite(read))
        {
            throw new NpgsqlException("The storage is closed.");
        }

        return read.Outcome;
    }

    /// <summary>Takes no more reads; those that wait are still run.</summary>
    public void Dispose() => _queue.Writer.TryComplete();

    // Never throws: an outcome of whatever kind goes to whoever waits for it.
    private async Task SendAsync(List<StateRead> reads)
    {
        try
        {
            try
            {
                await AskAsync(reads);
            }
            catch (NpgsqlException failure) when (failure.InnerException is not TimeoutException && reads.Exists(read => !read.Outcome.IsCompleted))
            {
                // Perhaps this connection alone has broken, and a read may be repeated; who has waited for as long as he may learns it now.
                await AskAsync(reads.FindAll(read => !read.Outcome.IsCompleted));
            }
        }
        catch (Exception failure)
        {
            reads.ForEach(read => read.Fail(failure));

            // A database that is away keeps nobody waiting for his turn to learn it.
            while (_queue.Reader.TryRead(out var waiting))
            {
                waiting.Fail(failure);
            }
        }
    }

    private async Task AskAsync(List<StateRead> reads)
    {
        await using var batch = _pool.CreateBatch();
        foreach (var read in reads)
        {
            batch.BatchCommands.Add(read.CreateCommand());
        }

        // One command has one cause in a trace; the others of the batch show how long they waited for it.
        if (reads.Find(read => read.Cause is { Recorded: true })?.Cause is { } cause)
        {
            Activity.Current = cause;
        }

        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var read in reads)
        {
            await read.SucceedAsync(reader);
            await reader.NextResultAsync();
        }
    }
}
