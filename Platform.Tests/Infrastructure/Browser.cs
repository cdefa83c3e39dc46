using System.Text.RegularExpressions;

namespace Platform.Tests.Infrastructure;

/// <summary>A page as Chromium shows it: what it became, what it complained of, and what it asked for.</summary>
public sealed partial record Browser(string Page, IReadOnlyList<string> Console, IReadOnlyList<string> Requests)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>Loads a page, lets its scripts do their work, and closes it. Nothing but loopback can be reached.</summary>
    public static async Task<Browser> LoadAsync(Uri address)
    {
        using var folder = new TemporaryFolder();
        var log = folder.File("requests.json");
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update",
            "--disable-sync", "--disable-extensions", "--enable-logging=stderr", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--user-data-dir=" + folder.File("profile"), "--log-net-log=" + log, "--virtual-time-budget=8000", "--dump-dom", address.AbsoluteUri,
        ];
        var run = (await FinishedProcess.RunAsync(Program(), arguments, Deadline)).ShouldExitWith(0);
        var requests = SentRequest().Matches(await File.ReadAllTextAsync(log)).Select(match => match.Groups["url"].Value).Distinct();
        return new Browser(run.Output, [.. run.Error.Split('\n').Where(line => line.Contains(":CONSOLE", StringComparison.Ordinal))], [.. requests]);
    }

    /// <summary>Where the browser is.</summary>
    public static string Program()
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return folders.SelectMany(folder => Names.Select(name => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("Chromium is needed to look at pages; ./test.sh installs it.");
    }

    // What a page asks for, its own address among it; what the browser asks for itself has no initiator of this kind.
    [GeneratedRegex("\"initiator\":\"http[^\n]*?,\"url\":\"(?<url>[^\"]*)\"")]
    private static partial Regex SentRequest();
}
