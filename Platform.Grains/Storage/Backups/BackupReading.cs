using System.Buffers;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Security.Cryptography;
using Platform.GrainInterfaces.Storage;

namespace Platform.Grains.Storage.Backups;

/// <summary>Makes the file of a backup out of one state of the database, a little ahead of whoever reads it and never more.</summary>
internal sealed class BackupReading : IAsyncDisposable
{
    private const int LinesAtOnce = 64 * 1024;

    // A slow database answers with less rather than late.
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly Pipe _file = new(new PipeOptions(
        pauseWriterThreshold: 4 * BackupFile.LargestChunk, resumeWriterThreshold: 2 * BackupFile.LargestChunk, useSynchronizationContext: false));

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly CancellationTokenSource _givenUp = new();
    private readonly IBackupSnapshot _snapshot;
    private readonly Task _writing;
    private bool _isOver;
    private long _rows;

    /// <summary>Begins to read ahead.</summary>
    /// <param name="snapshot">What to read; it goes with this.</param>
    /// <param name="header">What the file says of itself.</param>
    public BackupReading(IBackupSnapshot snapshot, BackupHeader header)
    {
        _snapshot = snapshot;
        _writing = Task.Run(() => Write(header));
    }

    /// <summary>Bytes handed out so far.</summary>
    public long Length { get; private set; }

    /// <summary>Rows in the file so far.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>SHA-256 of all bytes handed out so far, in lower-case hex.</summary>
    public string Hash => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>The next bytes of the file.</summary>
    public async Task<BackupChunk> Next()
    {
        ReadResult read = await Fill();
        ReadOnlySequence<byte> taken = read.Buffer.Slice(0, Math.Min(read.Buffer.Length, BackupFile.LargestChunk));
        byte[] bytes = taken.ToArray();
        _file.Reader.AdvanceTo(taken.End, read.Buffer.End);
        if (read.IsCompleted && bytes.Length == 0 && !_isOver)
        {
            bytes = BackupFile.Trailer(_hash.GetCurrentHash());
            _isOver = true;
        }

        _hash.AppendData(bytes);
        Length += bytes.Length;
        return new BackupChunk(bytes, Rows, _isOver);
    }

    public async ValueTask DisposeAsync()
    {
        await _givenUp.CancelAsync();
        await _file.Reader.CompleteAsync();
        await _writing;
        await _snapshot.DisposeAsync();
        _hash.Dispose();
        _givenUp.Dispose();
    }

    private async Task<ReadResult> Fill()
    {
        using var patience = new CancellationTokenSource(LongestWait);
        try
        {
            return await _file.Reader.ReadAtLeastAsync(BackupFile.LargestChunk, patience.Token);
        }
        catch (OperationCanceledException)
        {
            return _file.Reader.TryRead(out ReadResult ready) ? ready : default;
        }
    }

    private async Task Write(BackupHeader header)
    {
        try
        {
            await _file.Writer.WriteAsync(BackupFile.Write(header), _givenUp.Token);
            await using (var body = new GZipStream(_file.Writer.AsStream(leaveOpen: true), CompressionLevel.Fastest))
            {
                await WriteTables(body, _givenUp.Token);
            }

            await _file.Writer.CompleteAsync();
        }
        catch (Exception fault)
        {
            await _file.Writer.CompleteAsync(fault);
        }
    }

    private async Task WriteTables(GZipStream body, CancellationToken cancellation)
    {
        var lines = new ArrayBufferWriter<byte>(2 * LinesAtOnce);
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (BackupTable table in BackupTables.All)
        {
            BackupLines.WriteTable(lines, table);
            long count = 0;
            await foreach (BackupRow row in _snapshot.ReadAsync(table, cancellation))
            {
                BackupLines.WriteRow(lines, table, row);
                count++;
                Interlocked.Increment(ref _rows);
                if (lines.WrittenCount >= LinesAtOnce)
                {
                    await body.WriteAsync(lines.WrittenMemory, cancellation);
                    lines.ResetWrittenCount();
                }
            }

            counts[table.Name] = count;
        }

        BackupLines.WriteEnd(lines, counts);
        await body.WriteAsync(lines.WrittenMemory, cancellation);
    }
}
