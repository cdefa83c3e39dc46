using System.Security.Cryptography;
using Platform.Admin.Commands;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Storage;

namespace Platform.Admin.Storage;

/// <summary>A backup that is read from its file.</summary>
internal sealed class BackupSource : IDisposable
{
    private const string Damaged = "The file is damaged or not whole: its last line does not match what stands before it. Nothing was changed.";

    private readonly FileStream _stream;

    private BackupSource(FileStream stream, BackupHeader? header) => (_stream, Header) = (stream, header);

    /// <summary>What its first line says; null when it is no backup.</summary>
    public BackupHeader? Header { get; }

    /// <summary>Its bytes.</summary>
    public long Length => _stream.Length;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static BackupSource Open(string path)
    {
        try
        {
            FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            byte[] beginning = new byte[BackupFile.LongestHeader];
            int length = stream.ReadAtLeast(beginning, beginning.Length, throwOnEndOfStream: false);
            int end = beginning.AsSpan(0, length).IndexOf((byte)'\n');
            return new BackupSource(stream, end < 0 ? null : BackupFile.Read(beginning.AsSpan(0, end)));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The file {path} cannot be read: {unreadable.Message}");
        }
    }

    /// <summary>Reads it through and compares with its last line.</summary>
    /// <param name="progress">Told how many bytes were read.</param>
    /// <returns>Null when it is whole and as it was written.</returns>
    public async Task<Refusal?> RefuseAsync(Action<long> progress)
    {
        if (Header is null)
        {
            return new Refusal(ErrorCodes.ValidationFailed, "The file is no backup of this platform.");
        }

        long body = Length - BackupFile.TrailerLength;
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long read = 0;
        await foreach (ReadOnlyMemory<byte> chunk in ReadAsync(body))
        {
            hash.AppendData(chunk.Span);
            progress(read += chunk.Length);
        }

        byte[] trailer = new byte[BackupFile.TrailerLength];
        int length = await _stream.ReadAtLeastAsync(trailer, trailer.Length, throwOnEndOfStream: false);
        return body > 0 && trailer.AsSpan(0, length).SequenceEqual(BackupFile.Trailer(hash.GetCurrentHash())) ? null : new Refusal(ErrorCodes.ValidationFailed, Damaged);
    }

    /// <summary>All of it, from the beginning; each piece is good until the next.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync() => ReadAsync(Length);

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(long most)
    {
        _stream.Position = 0;
        byte[] buffer = new byte[BackupFile.LargestChunk];
        while (most > 0)
        {
            int length = await _stream.ReadAtLeastAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most)), 1, throwOnEndOfStream: false);
            if (length == 0)
            {
                yield break;
            }

            most -= length;
            yield return buffer.AsMemory(0, length);
        }
    }
}
