using System.Globalization;

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
        var path = Path.Combine(folder, FileName);
        try
        {
            CreatePrivateFolder(folder);
            var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            try
            {
                // For the one who is refused: whom to look for.
                file.SetLength(0);
                file.Write(System.Text.Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
                file.Flush();
                return new DataFolderLock(file);
            }
            catch
            {
                file.Dispose();
                throw;
            }
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new StorageStartException($"The data folder '{Path.GetFullPath(folder)}' cannot be written: {failure.Message}", failure);
        }
        catch (IOException failure) when (ReadHolder(path) is { } holder)
        {
            throw new StorageStartException(
                $"The data folder '{Path.GetFullPath(folder)}' is in use by process {holder}. " +
                "Stop that process, or give this one another folder; several silos need a PostgreSQL database.",
                failure);
        }
        catch (IOException failure)
        {
            throw new StorageStartException($"The data folder '{Path.GetFullPath(folder)}' cannot be used: {failure.Message}", failure);
        }
    }

    /// <summary>Gives the folder back.</summary>
    public void Dispose() => _file.Dispose();

    private static void CreatePrivateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string? ReadHolder(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(file);
            var text = reader.ReadToEnd();
            return text.Length > 0 ? text : null;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
