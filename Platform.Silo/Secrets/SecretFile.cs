using Platform.GrainInterfaces.Settings;

namespace Platform.Silo.Secrets;

/// <summary>A secret in a file of its own, made at the first start, readable by its owner alone.</summary>
internal static class SecretFile
{
    private const int Shortest = 16;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Secrets that stand in examples and default configurations.</summary>
    private static readonly string[] WellKnown =
        ["changeme", "secret", "password", "admin", "default", "example", "operator", "platform", "development", "test"];

    /// <summary>Reads the secret, or makes it when there is none; of several processes that try at once one makes it and all read it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="draw">Draws a new secret.</param>
    /// <param name="allowWeak">Whether a short or well-known secret is let through, as in the Development environment.</param>
    /// <exception cref="SettingException">The file cannot be used.</exception>
    public static string ReadOrCreate(string path, Func<string> draw, bool allowWeak)
    {
        try
        {
            if (!File.Exists(path))
            {
                Create(path, draw());
            }

            string secret = File.ReadAllText(path).Trim();
            if (secret.Length == 0 || (!allowWeak && IsWeak(secret)))
            {
                throw new SettingException($"The secret in {path} is empty, shorter than {Shortest} characters or a well-known default; put a random one there, or delete the file to have one made.");
            }

            return secret;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"The secret file {path} cannot be read or made: {fault.Message}", fault);
        }
    }

    private static bool IsWeak(string secret)
    {
        string letters = new([.. secret.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);
        return secret.Length < Shortest || secret.Distinct().Count() < Shortest / 2 || WellKnown.Any(word => IsRepeated(letters, word));
    }

    private static bool IsRepeated(string letters, string word) => letters.Length > 0 && letters.Replace(word, "", StringComparison.Ordinal).Length == 0;

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
