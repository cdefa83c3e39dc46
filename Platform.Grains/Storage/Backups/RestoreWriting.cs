using System.Buffers;
using System.Collections.Immutable;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Platform.GrainInterfaces.Storage;
using Platform.Grains.Audit;

namespace Platform.Grains.Storage.Backups;

/// <summary>Takes the file of a backup piece by piece and writes its rows into a transaction, which is committed once the whole file has proved right.</summary>
internal sealed class RestoreWriting : IAsyncDisposable
{
    private const int RowsAtOnce = 2_000;
    private const int CharactersAtOnce = 4 * 1024 * 1024;

    private readonly Pipe _file = new(new PipeOptions(
        pauseWriterThreshold: 2 * BackupFile.LargestChunk, resumeWriterThreshold: BackupFile.LargestChunk, useSynchronizationContext: false));

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly CancellationTokenSource _givenUp = new();
    private readonly IRestoreTransaction? _transaction;
    private readonly BackupHeader _header;
    private readonly Task<ImmutableSortedDictionary<string, long>> _reading;
    private byte[] _heldBack = [];
    private long _rows;

    /// <summary>Begins to read what will be handed over.</summary>
    /// <param name="transaction">Where the rows go, which goes with this; null to only read the file through.</param>
    /// <param name="header">What the file must say of itself.</param>
    public RestoreWriting(IRestoreTransaction? transaction, BackupHeader header)
    {
        _transaction = transaction;
        _header = header;
        _reading = Task.Run(Read);
    }

    /// <summary>Takes the next bytes of the file.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <exception cref="BackupFormatException">The file is damaged.</exception>
    public async Task<RestoreProgress> Write(ReadOnlyMemory<byte> bytes)
    {
        // What may be the file's last line is not part of its body.
        byte[] all = [.. _heldBack, .. bytes.Span];
        int body = Math.Max(0, all.Length - BackupFile.TrailerLength);
        _heldBack = all[body..];
        _hash.AppendData(all, 0, body);
        FlushResult flushed = await _file.Writer.WriteAsync(all.AsMemory(0, body), _givenUp.Token);
        if (flushed.IsCompleted)
        {
            // The reader has stopped before the end, which it does only with a fault.
            await _reading;
        }

        return new RestoreProgress(Interlocked.Read(ref _rows));
    }

    /// <summary>Ends the file: what it holds is stored when this answers.</summary>
    /// <param name="entry">Makes the audit log's entry out of the number of rows.</param>
    /// <exception cref="BackupFormatException">The file is damaged; nothing is stored.</exception>
    public async Task<RestoreOutcome> Finish(Func<long, AuditEvent> entry)
    {
        await _file.Writer.CompleteAsync();
        ImmutableSortedDictionary<string, long> tables = await _reading;
        if (!_heldBack.AsSpan().SequenceEqual(BackupFile.Trailer(_hash.GetCurrentHash())))
        {
            throw new BackupFormatException("The file is damaged: its bytes are not those that were written.");
        }

        var outcome = new RestoreOutcome(_header, tables);
        if (_transaction is not null)
        {
            await _transaction.CommitAsync(entry(outcome.Rows), CancellationToken.None);
        }

        return outcome;
    }

    public async ValueTask DisposeAsync()
    {
        await _givenUp.CancelAsync();
        await _file.Writer.CompleteAsync(new OperationCanceledException());
        await ((Task)_reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }

        _hash.Dispose();
        _givenUp.Dispose();
    }

    private async Task<ImmutableSortedDictionary<string, long>> Read()
    {
        try
        {
            await ReadHeader();
            await using var body = new GZipStream(_file.Reader.AsStream(leaveOpen: true), CompressionMode.Decompress);
            return await ReadTables(PipeReader.Create(body));
        }
        catch (InvalidDataException fault)
        {
            throw new BackupFormatException($"The file is damaged: {fault.Message}");
        }
        finally
        {
            // Whoever hands over more learns that nobody reads.
            await _file.Reader.CompleteAsync();
        }
    }

    private async Task ReadHeader()
    {
        while (true)
        {
            ReadResult read = await _file.Reader.ReadAsync(_givenUp.Token);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                if (BackupFile.Read(read.Buffer.Slice(0, end).ToArray()) != _header)
                {
                    throw new BackupFormatException("The file does not begin as it was announced.");
                }

                _file.Reader.AdvanceTo(read.Buffer.GetPosition(1, end));
                return;
            }

            if (read.IsCompleted || read.Buffer.Length > BackupFile.LongestHeader)
            {
                throw new BackupFormatException("The file is no backup: it has no first line.");
            }

            _file.Reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private async Task<ImmutableSortedDictionary<string, long>> ReadTables(PipeReader lines)
    {
        var batch = new RowBatch(_transaction);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        ImmutableSortedDictionary<string, long>? end = null;
        ReadResult read;
        do
        {
            read = await lines.ReadAsync(_givenUp.Token);
            ReadOnlySequence<byte> rest = read.Buffer;
            while (rest.PositionOf((byte)'\n') is { } lineEnd)
            {
                BackupLine line = end is null ? BackupLines.Read(rest.Slice(0, lineEnd), batch.Table) : throw new BackupFormatException("The file goes on behind its end.");
                rest = rest.Slice(rest.GetPosition(1, lineEnd));
                end = line.End;
                if (line.Row is { } row)
                {
                    counts[batch.Table!.Name]++;
                    Interlocked.Increment(ref _rows);
                    await batch.Add(row, _givenUp.Token);
                }
                else if (line.Table is { } table)
                {
                    await batch.Begin(table, _givenUp.Token);
                    if (!counts.TryAdd(table.Name, 0))
                    {
                        throw new BackupFormatException($"The file is damaged: the table '{table.Name}' stands in it twice.");
                    }
                }
            }

            lines.AdvanceTo(rest.Start, rest.End);
        }
        while (!read.IsCompleted);

        await batch.Flush(_givenUp.Token);
        return end is not null && end.Count == counts.Count && end.All(told => counts.GetValueOrDefault(told.Key, -1) == told.Value)
            ? end
            : throw new BackupFormatException("The file is not whole: it does not hold what it says at its end.");
    }

    /// <summary>Rows of one table on their way.</summary>
    private sealed class RowBatch(IRestoreTransaction? transaction)
    {
        private readonly List<BackupRow> _rows = [];
        private int _length;

        public BackupTable? Table { get; private set; }

        public async Task Begin(BackupTable table, CancellationToken cancellation)
        {
            await Flush(cancellation);
            Table = table;
            if (transaction is not null)
            {
                await transaction.BeginTableAsync(table, cancellation);
            }
        }

        public async Task Add(BackupRow row, CancellationToken cancellation)
        {
            _rows.Add(row);
            _length += row.Length;
            if (_rows.Count >= RowsAtOnce || _length >= CharactersAtOnce)
            {
                await Flush(cancellation);
            }
        }

        public async Task Flush(CancellationToken cancellation)
        {
            if (transaction is not null && Table is not null && _rows.Count > 0)
            {
                await transaction.WriteAsync(Table, _rows, cancellation);
            }

            _rows.Clear();
            _length = 0;
        }
    }
}
