using Platform.Admin.Commands;
using Platform.Admin.Credentials;

namespace Platform.Admin.Shell;

/// <summary>The lines of this and of earlier shells, kept beside the saved login for their owner alone.</summary>
/// <param name="path">The file.</param>
internal sealed class ShellHistory(string path)
{
    /// <summary>The most lines that are kept.</summary>
    public const int Most = 500;

    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly string[] Secrets = ["pses_", "pbot_", "ppub_", "popr_", "password="];

    private readonly List<string> _lines = Read(path);

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The history of the user who runs the console.</summary>
    /// <param name="surroundings">The environment.</param>
    public static ShellHistory Of(Surroundings surroundings) =>
        new(Path.Combine(Path.GetDirectoryName(SessionFile.Of(surroundings).Path)!, "history"));

    /// <summary>Adds a line, unless it is the one before, or holds a token, a key or a password.</summary>
    /// <param name="line">The line.</param>
    public void Add(string line)
    {
        if (string.IsNullOrWhiteSpace(line) || line == _lines.LastOrDefault() || Secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)))
        {
            return;
        }

        _lines.Add(line);
        _lines.RemoveRange(0, Math.Max(0, _lines.Count - Most));
        Keep(line);
    }

    private static List<string> Read(string path)
    {
        try
        {
            return [.. File.ReadLines(path).TakeLast(Most)];
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // Other shells may add their lines at the same time, so a line is appended and those of others stay.
    private void Keep(string line)
    {
        try
        {
            Prepare();
            using (StreamWriter end = new(path, Options(FileMode.Append)))
            {
                end.WriteLine(line);
            }

            string[] kept = File.ReadAllLines(path);
            if (kept.Length > Most)
            {
                Replace(kept[^Most..]);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // A history that cannot be kept is no reason to refuse a command.
        }
    }

    private void Prepare()
    {
        string folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
            return;
        }

        Directory.CreateDirectory(folder, OwnerFile | UnixFileMode.UserExecute);
        if (File.Exists(path))
        {
            File.SetUnixFileMode(path, OwnerFile);
        }
    }

    private void Replace(IEnumerable<string> lines)
    {
        string fresh = $"{path}.{Guid.NewGuid():N}";
        using (StreamWriter writer = new(fresh, Options(FileMode.CreateNew)))
        {
            foreach (string line in lines)
            {
                writer.WriteLine(line);
            }
        }

        File.Move(fresh, path, overwrite: true);
    }

    private static FileStreamOptions Options(FileMode mode)
    {
        FileStreamOptions options = new() { Mode = mode, Access = FileAccess.Write, Share = FileShare.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerFile;
        }

        return options;
    }
}
