using Platform.Admin.Shell;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Admin;

public sealed class ShellHistoryTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _home = new();

    private string File => Path.Combine(_home.Path, "platform", "history");

    [Theory]
    [InlineData("login pses_0123")]
    [InlineData("x PBOT_0123")]
    [InlineData("# ppub_0123")]
    [InlineData("bot show 'pbot_0123'")]
    [InlineData("shell --database 'Host=db;Password=hush'")]
    [InlineData("   ")]
    public void A_line_with_a_secret_is_neither_kept_nor_offered_again(string line)
    {
        ShellHistory history = new(File);
        history.Add("whoami");
        history.Add(line);
        Assert.Equal(["whoami"], history.Lines);
        Assert.Equal(["whoami"], System.IO.File.ReadAllLines(File));
    }

    [Fact]
    public void The_newest_500_lines_are_kept()
    {
        ShellHistory history = new(File);
        foreach (int number in Enumerable.Range(1, 503))
        {
            history.Add($"user show {number}");
        }

        Assert.Equal(500, history.Lines.Count);
        string[] kept = System.IO.File.ReadAllLines(File);
        Assert.Equal(("user show 4", "user show 503", 500), (kept[0], kept[^1], kept.Length));
        Assert.Equal(kept, new ShellHistory(File).Lines);
        Assert.Equal([File], Directory.GetFiles(Path.GetDirectoryName(File)!));
        Assert.Equal(OwnerOnly, System.IO.File.GetUnixFileMode(File));
    }

    [Fact]
    public void Two_shells_keep_the_lines_of_both()
    {
        ShellHistory one = new(File);
        ShellHistory other = new(File);
        one.Add("first");
        other.Add("second");
        one.Add("third");
        Assert.Equal(["first", "second", "third"], new ShellHistory(File).Lines);
        Assert.Equal(["first", "third"], one.Lines);
    }

    [Fact]
    public void A_file_that_stood_open_is_closed_to_others()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        System.IO.File.WriteAllText(File, "old\n");
        System.IO.File.SetUnixFileMode(File, OwnerOnly | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        new ShellHistory(File).Add("new");
        Assert.Equal(OwnerOnly, System.IO.File.GetUnixFileMode(File));
        Assert.Equal(["old", "new"], System.IO.File.ReadAllLines(File));
    }

    [Fact]
    public void A_history_that_cannot_be_kept_is_no_failure()
    {
        System.IO.File.WriteAllText(Path.Combine(_home.Path, "platform"), "in the way");
        ShellHistory history = new(File);
        history.Add("whoami");
        Assert.Equal(["whoami"], history.Lines);
    }

    [Fact]
    public void It_lies_beside_the_saved_login()
    {
        using ScriptedConsole console = new();
        ShellHistory.Of(console.Surroundings()).Add("whoami");
        Assert.True(System.IO.File.Exists(Path.Combine(console.Home, "platform", "history")));
    }

    public void Dispose() => _home.Dispose();
}
