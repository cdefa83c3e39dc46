namespace Platform.Tests.Infrastructure;

/// <summary>The server programs of PostgreSQL on this machine, run by the user who may: they refuse root.</summary>
public static class PostgreSqlPrograms
{
    private const string Installations = "/usr/lib/postgresql";
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    private static readonly Lazy<string> Folder = new(() => Directory.Exists(Installations)
        ? Directory.EnumerateDirectories(Installations)
            .Select(version => Path.Combine(version, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb")))
            .OrderDescending(StringComparer.Ordinal)
            .FirstOrDefault() ?? string.Empty
        : string.Empty);

    private static bool IsRoot => Environment.UserName == "root";

    public static async Task RunAsync(string program, string folder, params string[] arguments)
    {
        var file = Path.Combine(Folder.Value, program);
        string[] command = IsRoot
            ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--", file, .. arguments]
            : [file, .. arguments];
        var finished = await FinishedProcess.RunAsync(command[0], command[1..], Deadline, folder: folder);
        finished.ShouldExitWith(0);
    }

    /// <summary>Makes a folder that the server's user may write.</summary>
    public static async Task OwnAsync(string folder)
    {
        if (IsRoot)
        {
            (await FinishedProcess.RunAsync("chown", ["postgres:", folder], Deadline)).ShouldExitWith(0);
        }
    }
}
