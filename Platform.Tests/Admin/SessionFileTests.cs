using Platform.Admin.Commands;
using Platform.Admin.Credentials;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Admin;

public sealed class SessionFileTests : IDisposable
{
    private static readonly SavedSession Saved = new("pses_token", "alice", "127.0.0.1:30000", Profiles.Noon);

    private readonly TemporaryFolder _home = new();

    private SessionFile Session => new(Path.Combine(_home.Path, "platform", "session"));

    [Fact]
    public void What_is_written_is_read_again()
    {
        Session.Prepare();
        Session.Write(Saved with { Username = "bob" });
        Session.Write(Saved);
        Assert.Equal(Saved, Session.Read());
        Assert.Equal(
            """{"token":"pses_token","username":"alice","cluster":"127.0.0.1:30000","expires_at":"2026-03-01T12:00:00Z"}""",
            File.ReadAllText(Session.Path));
        Assert.Equal([Session.Path], Directory.GetFiles(Path.GetDirectoryName(Session.Path)!));
    }

    [Fact]
    public void Nobody_but_the_owner_can_read_it_even_where_the_folder_stood_open()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        string folder = Path.GetDirectoryName(Session.Path)!;
        Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        Session.Prepare();
        Session.Write(Saved);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Session.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("not json")]
    public void A_damaged_file_counts_as_no_login(string content)
    {
        Session.Prepare();
        File.WriteAllText(Session.Path, content);
        Assert.Null(Session.Read());
    }

    [Fact]
    public void A_folder_that_cannot_be_made_is_told_before_the_login_begins()
    {
        File.WriteAllText(Path.Combine(_home.Path, "platform"), "in the way");
        Assert.Contains("XDG_CONFIG_HOME", Assert.Throws<UsageException>(Session.Prepare).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_relative_configuration_folder_is_ignored_as_its_specification_says()
    {
        using ScriptedConsole console = new();
        console.Environment["HOME"] = "/home/alice";
        console.Environment["XDG_CONFIG_HOME"] = "relative";
        Assert.Equal(Path.Combine("/home/alice", ".config", "platform", "session"), SessionFile.Of(console.Surroundings()).Path);
    }

    public void Dispose() => _home.Dispose();
}
