using Microsoft.Data.Sqlite;

namespace Platform.Silo.Storage.Embedded;

/// <summary>The SQLite database of a single silo: its folder's lock, its one writer and its readers, from the silo's first stage to its last.</summary>
internal sealed class EmbeddedDatabase(string folder) : ILifecycleParticipant<ISiloLifecycle>, IAsyncDisposable
{
    private DataFolderLock? _lock;
    private EmbeddedWriter? _writer;
    private EmbeddedReaders? _readers;

    /// <summary>The one writer.</summary>
    public EmbeddedWriter Writer => _writer ?? throw NotOpen();

    /// <summary>The readers.</summary>
    public EmbeddedReaders Readers => _readers ?? throw NotOpen();

    /// <inheritdoc />
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(EmbeddedDatabase),
        ServiceLifecycleStage.First,
        _ =>
        {
            Open();
            return Task.CompletedTask;
        },
        async _ => await DisposeAsync());

    /// <summary>Opens the database; its schema must be there.</summary>
    /// <exception cref="StorageStartException">Another process uses the folder, or the file cannot be read.</exception>
    public void Open()
    {
        _lock = DataFolderLock.Take(folder);
        try
        {
            _writer = new EmbeddedWriter(folder);
            _readers = new EmbeddedReaders(folder);
        }
        catch (SqliteException failure)
        {
            _lock.Dispose();
            throw EmbeddedFailure.Explain(failure, folder);
        }
    }

    /// <summary>Finishes the writes that wait, closes the database and gives the folder back.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_writer is not null)
        {
            await _writer.DisposeAsync();
        }

        _readers?.Dispose();
        _lock?.Dispose();
    }

    private static InvalidOperationException NotOpen() => new("The embedded database is not open yet.");
}
