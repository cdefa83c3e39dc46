using System.Text.Json;
using Platform.Admin.Commands;
using Platform.Admin.Output;

namespace Platform.Admin.Credentials;

/// <summary>The file that holds the saved login; readable by its owner alone.</summary>
/// <param name="path">Where it is.</param>
internal sealed class SessionFile(string path)
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Where it is.</summary>
    public string Path { get; } = path;

    /// <summary>The file of the user who runs the console.</summary>
    /// <param name="surroundings">The environment.</param>
    public static SessionFile Of(Surroundings surroundings)
    {
        // A relative XDG_CONFIG_HOME is to be ignored, says its specification.
        string? configured = surroundings.Setting("XDG_CONFIG_HOME");
        string home = surroundings.Setting("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        string folder = System.IO.Path.IsPathFullyQualified(configured ?? "") ? configured! : System.IO.Path.Combine(home, ".config");
        return new SessionFile(System.IO.Path.Combine(folder, "platform", "session"));
    }

    /// <summary>The saved login; null when there is none or it is unreadable.</summary>
    public SavedSession? Read()
    {
        try
        {
            using FileStream stream = File.OpenRead(Path);
            SavedSession? saved = JsonSerializer.Deserialize<SavedSession>(stream, ConsoleJson.Options);
            return string.IsNullOrEmpty(saved?.Token) ? null : saved;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Makes the folder, so that a login that could not be saved fails before it begins.</summary>
    /// <exception cref="UsageException">The folder cannot be made or written to.</exception>
    public void Prepare()
    {
        string folder = System.IO.Path.GetDirectoryName(Path)!;
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, OwnerFolder);
                File.SetUnixFileMode(folder, OwnerFolder);
            }

            string trial = NewName();
            Create(trial).Dispose();
            File.Delete(trial);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The login could not be saved in {folder}: {refused.Message} XDG_CONFIG_HOME chooses another place.");
        }
    }

    /// <summary>Replaces the saved login in one step: readers see the old one or the new one, and nobody but the owner sees either.</summary>
    /// <param name="session">The new one.</param>
    public void Write(SavedSession session)
    {
        string fresh = NewName();
        using (FileStream stream = Create(fresh))
        {
            JsonSerializer.Serialize(stream, session, ConsoleJson.Options);
            stream.Flush(flushToDisk: true);
        }

        File.Move(fresh, Path, overwrite: true);
    }

    private string NewName() => $"{Path}.{Guid.NewGuid():N}";

    private static FileStream Create(string name)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return new FileStream(name, options);
    }
}
