namespace Platform.Silo.Storage.Embedded;

/// <summary>Keeps a second process out of a data folder. The operating system gives the lock back when the process ends, however it ends.</summary>
internal sealed class DataFolderLock : IDisposable
{
    private const string FileName = "platform.lock";
    private readonly FileStream _file;

    private DataFolderLock(FileStream file) => _file = file;

    /// <summary>Creates the folder if need be and takes its lock.</summary>
    /// <exception cref="StorageStartException">Another process holds it, or the folder cannot be written.</exception>
    public static DataFolderLock Take(string folder)
    {
        var path = Path.GetFullPath(folder);
        try
        {
            CreatePrivateFolder(path);
            return new DataFolderLock(
                new FileStream(Path.Combine(path, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure) when (IsHeldByAnother(failure))
        {
            throw new StorageStartException(
                $"The data folder '{path}' is in use by another process. Stop that process, or give this one a folder of its own; " +
                "several silos share a PostgreSQL database, never a folder.",
                failure);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StorageStartException($"The data folder '{path}' cannot be used: {failure.Message}", failure);
        }
    }

    /// <summary>Gives the folder back.</summary>
    public void Dispose() => _file.Dispose();

    private static void CreatePrivateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    // "Would block" of Linux and of the BSDs, the sharing violation of Windows.
    private static bool IsHeldByAnother(IOException failure) => (failure.HResult & 0xFFFF) is 11 or 35 or 32;
}
