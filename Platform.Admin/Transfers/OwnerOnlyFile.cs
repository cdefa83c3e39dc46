using Platform.Admin.Commands;

namespace Platform.Admin.Transfers;

/// <summary>Files that nobody but their owner may read: they hold keys, or what people are called elsewhere.</summary>
internal static class OwnerOnlyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens one for writing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mode">What becomes of one that is there.</param>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static FileStream Open(string path, FileMode mode)
    {
        try
        {
            FileStreamOptions options = new() { Mode = mode, Access = FileAccess.Write, Share = FileShare.Read };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            FileStream stream = new(path, options);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(stream.SafeFileHandle, OwnerOnly);
            }

            return stream;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The file {path} cannot be written: {refused.Message}");
        }
    }
}
