using Platform.GrainInterfaces.Settings;

namespace Platform.Silo.Secrets;

/// <summary>A secret in a file of its own, made at the first start, readable by its owner alone.</summary>
internal static class SecretFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the file when there is none; of several processes that try at once one makes it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="draw">Draws a new secret.</param>
    /// <exception cref="SettingException">The file cannot be made.</exception>
    public static void EnsureExists(string path, Func<string> draw)
    {
        try
        {
            if (!File.Exists(path))
            {
                Create(path, draw());
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The secret file {path} cannot be made: {fault.Message}", fault);
        }
    }

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="SettingException">The file cannot be read.</exception>
    public static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The secret file {path} cannot be read: {fault.Message}", fault);
        }
    }

    private static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static void Create(string path, string secret)
    {
        CreateFolder(Path.GetDirectoryName(path)!);
        string draft = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}";
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            using (var writer = new StreamWriter(new FileStream(draft, options)))
            {
                writer.WriteLine(secret);
                writer.Flush();
                ((FileStream)writer.BaseStream).Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            // Another process was first; its secret counts.
        }
        finally
        {
            File.Delete(draft);
        }
    }
}
