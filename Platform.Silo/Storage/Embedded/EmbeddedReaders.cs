using System.Collections.Concurrent;

namespace Platform.Silo.Storage.Embedded;

/// <summary>The connections that read the embedded database: beside the writer, never waiting for it.</summary>
internal sealed class EmbeddedReaders(string folder) : IDisposable
{
    // The driver reads synchronously; so many threads of the pool it may hold at once.
    private const int MostAtOnce = 8;

    private readonly ConcurrentBag<EmbeddedConnection> _idle = [];
    private readonly SemaphoreSlim _places = new(MostAtOnce);
    private volatile bool _closed;

    /// <summary>Runs a query on a thread of the pool, away from the caller's scheduler.</summary>
    public async Task<T> ReadAsync<T>(Func<EmbeddedConnection, T> read, CancellationToken cancellation = default)
    {
        using var span = StorageTraces.BeginRead();
        await _places.WaitAsync(cancellation);
        try
        {
            return await Task.Run(() => Read(read), cancellation);
        }
        finally
        {
            _places.Release();
        }
    }

    /// <summary>Closes the connections; those in use as soon as they come back.</summary>
    public void Dispose()
    {
        _closed = true;
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private T Read<T>(Func<EmbeddedConnection, T> read)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (!_idle.TryTake(out var connection))
        {
            connection = EmbeddedConnection.Open(folder);
        }

        // A connection that failed is not used again.
        var usable = false;
        try
        {
            var result = read(connection);
            usable = true;
            return result;
        }
        finally
        {
            if (usable && !_closed)
            {
                _idle.Add(connection);
            }
            else
            {
                connection.Dispose();
            }
        }
    }
}
