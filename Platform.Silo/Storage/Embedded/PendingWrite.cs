using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Platform.Silo.Storage.Embedded;

/// <summary>A write that waits for its turn and then for the commit.</summary>
internal abstract class PendingWrite
{
    /// <summary>Runs the write inside the writer's transaction. A fault of its own is kept for <see cref="Settle"/>; any other is thrown.</summary>
    public abstract void Run(EmbeddedConnection connection);

    /// <summary>Answers whoever waits.</summary>
    /// <param name="failure">Why the whole transaction failed; null when it is on the disk.</param>
    public abstract void Settle(Exception? failure);
}

/// <inheritdoc />
internal sealed class PendingWrite<T>(Func<EmbeddedConnection, T> write) : PendingWrite
{
    // Continuations must not run on the writer's thread.
    private readonly TaskCompletionSource<T> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;
    private Exception? _fault;

    /// <summary>The write's result, once it is durable.</summary>
    public Task<T> Outcome => _outcome.Task;

    /// <inheritdoc />
    public override void Run(EmbeddedConnection connection)
    {
        connection.Bracket("SAVEPOINT pending_write");
        try
        {
            _result = write(connection);
        }
        catch (Exception fault) when (IsOfThisWriteAlone(fault))
        {
            _fault = fault;
            connection.Bracket("ROLLBACK TO pending_write");
        }

        connection.Bracket("RELEASE pending_write");
    }

    /// <inheritdoc />
    public override void Settle(Exception? failure)
    {
        if (failure is not null)
        {
            _outcome.SetException(new StorageWriteException($"The embedded database could not write: {failure.Message}", failure));
        }
        else if (_fault is not null)
        {
            _outcome.SetException(new StorageWriteException($"The embedded database refused a write: {_fault.Message}", _fault));
        }
        else
        {
            _outcome.SetResult(_result!);
        }
    }

    // A broken rule or statement undoes itself; a full disk, say, may take the transaction with it.
    private static bool IsOfThisWriteAlone(Exception fault) =>
        fault is not SqliteException { SqliteErrorCode: not (raw.SQLITE_CONSTRAINT or raw.SQLITE_ERROR or raw.SQLITE_TOOBIG or raw.SQLITE_MISMATCH) };
}
