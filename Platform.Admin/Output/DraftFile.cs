using System.Security.Cryptography;
using Platform.Admin.Commands;

namespace Platform.Admin.Output;

/// <summary>A file under a name of its own until it is whole, so that what has the wanted name is all there.</summary>
internal sealed class DraftFile : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly string _path;
    private readonly string _draft;
    private readonly FileStream _stream;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private DraftFile(string path, string draft, FileStream stream) => (_path, _draft, _stream) = (path, draft, stream);

    /// <summary>Bytes written so far.</summary>
    public long Length { get; private set; }

    /// <summary>Makes the file, readable by its owner alone.</summary>
    /// <param name="path">The wanted name.</param>
    /// <exception cref="UsageException">It exists already, or cannot be made.</exception>
    public static DraftFile Create(string path)
    {
        if (Path.Exists(path))
        {
            throw new UsageException($"There is a {path} already, and nothing is written over. Give another name.");
        }

        string draft = path + ".part";
        try
        {
            FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            // What a console that was killed has left behind is written over; one that still writes has it locked.
            FileStream stream = new(draft, options);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(stream.SafeFileHandle, OwnerOnly);
            }

            stream.SetLength(0);
            return new DraftFile(path, draft, stream);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The file {draft} cannot be written: {refused.Message}");
        }
    }

    /// <summary>Writes on.</summary>
    /// <param name="bytes">The bytes.</param>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        await _stream.WriteAsync(bytes);
        _hash.AppendData(bytes.Span);
        Length += bytes.Length;
    }

    /// <summary>Brings the file onto the disk and gives it the wanted name.</summary>
    /// <returns>SHA-256 of it, in lower-case hex.</returns>
    public string Complete()
    {
        _stream.Flush(flushToDisk: true);
        _stream.Dispose();
        File.Move(_draft, _path, overwrite: false);
        return Convert.ToHexStringLower(_hash.GetCurrentHash());
    }

    /// <summary>Removes what is not whole.</summary>
    public void Dispose()
    {
        _stream.Dispose();
        _hash.Dispose();
        File.Delete(_draft);
    }
}
