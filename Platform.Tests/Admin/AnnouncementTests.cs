using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Admin;

/// <summary><c>announcement create</c>, <c>list</c> and <c>delete</c>.</summary>
public sealed class AnnouncementTests : IDisposable
{
    private const string Document =
        """{"id":3,"title":"Maintenance","body":"tonight","type":"warning","starts_at":"2026-12-01T00:00:00Z","ends_at":null,"created_at":"2026-11-30T00:00:00Z"}""";

    private static readonly AnnouncementView Maintenance = new(
        3, "Maintenance", "tonight", "warning", new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), null, new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero));

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public AnnouncementTests()
    {
        _console.Cluster.On<Result<AnnouncementView>>(nameof(IAnnouncementConsoleGrain.Create), arguments => (bool)arguments[2]! ? Maintenance with { Id = 0 } : Maintenance);
        _console.Cluster.On<Result<AnnouncementView>>(nameof(IAnnouncementConsoleGrain.Delete), _ => Maintenance);
        _console.Cluster.On<Result<AnnouncementList>>(nameof(IAnnouncementConsoleGrain.List), _ => new AnnouncementList([Maintenance]));
    }

    [Fact]
    public async Task An_announcement_is_made_as_it_was_typed()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("create --title Maintenance --body tonight --type warning --starts 2026-12-01 --ends 2026-12-02T06:00 --json"));
        NewAnnouncement asked = (NewAnnouncement)Assert.Single(_console.Cluster.Asked).Arguments[1]!;
        Assert.Equal(
            new NewAnnouncement("Maintenance", "tonight", "warning", new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 12, 2, 6, 0, 0, TimeSpan.Zero)),
            asked);
        Assert.Equal(Document, _console.Output.TrimEnd());
    }

    [Fact]
    public async Task It_is_for_information_from_now_on_unless_something_else_is_typed()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("create --title Maintenance --body tonight"));
        Assert.Equal(new NewAnnouncement("Maintenance", "tonight", "info", null, null), Assert.Single(_console.Cluster.Asked).Arguments[1]);
        Assert.Equal("Announcement 3 is made, shown from 2026-12-01 00:00 UTC until it is deleted.\n", _console.Output);
    }

    [Theory]
    [InlineData("create --title x")]
    [InlineData("create --body x")]
    [InlineData("create --title x --body y --starts tomorrow")]
    [InlineData("create --title x --body y --ends 7d")]
    [InlineData("delete")]
    [InlineData("delete x")]
    public async Task A_mistyped_one_is_wrong_usage(string typed)
    {
        Assert.Equal(ExitCodes.WrongUsage, await RunAsync(typed));
        Assert.Empty(_console.Cluster.Asked);
    }

    [Fact]
    public async Task A_rehearsal_tells_what_would_be_shown()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("create --title Maintenance --body tonight --dry-run --json"));
        Assert.Equal(true, Assert.Single(_console.Cluster.Asked).Arguments[2]);
        Assert.Equal(
            $$"""{"dry_run":true,"target":{"type":"announcement","id":null,"title":"Maintenance"},"before":null,"after":{{Document.Replace("\"id\":3", "\"id\":0", StringComparison.Ordinal)}},"allowed":true,"code":null,"detail":null}""",
            _console.Output.TrimEnd());
        Assert.Equal(ExitCodes.Done, await RunAsync("delete 3 --dry-run"));
        Assert.Contains("announcement 3 (Maintenance)", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_are_listed()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("list --json"));
        Assert.Equal($"[{Document}]", _console.Output.TrimEnd());
        Assert.Equal(ExitCodes.Done, await RunAsync("list"));
        Assert.Contains("Maintenance", _console.Output, StringComparison.Ordinal);
        _console.Cluster.On<Result<AnnouncementList>>(nameof(IAnnouncementConsoleGrain.List), _ => new AnnouncementList([]));
        Assert.Equal(ExitCodes.Done, await RunAsync("list"));
        Assert.Equal("No announcements.\n", _console.Output);
    }

    [Theory]
    [InlineData("y", ExitCodes.Done, 2)]
    [InlineData("n", ExitCodes.Refused, 1)]
    public async Task Whoever_takes_one_away_at_a_terminal_is_asked(string reply, int exitCode, int asked)
    {
        _console.Ends = TerminalEnds.Input | TerminalEnds.Error;
        _console.Input = reply + "\n";
        Assert.Equal(exitCode, await RunAsync("delete 3"));
        Assert.Equal(asked, _console.Cluster.Asked.Count);
    }

    [Fact]
    public async Task What_is_refused_is_not_asked_about()
    {
        _console.Ends = TerminalEnds.Input | TerminalEnds.Error;
        _console.Input = "y\n";
        _console.Cluster.On<Result<AnnouncementView>>(nameof(IAnnouncementConsoleGrain.Delete), _ => new Refusal(ErrorCodes.NotFound, "There is no such announcement."));
        Assert.Equal(ExitCodes.Refused, await RunAsync("delete 4"));
        Assert.Equal("Refused (not_found): There is no such announcement.\n", _console.Error);
        Assert.Single(_console.Cluster.Asked);
    }

    [Fact]
    public async Task Without_a_terminal_nobody_is_asked()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("delete 3"));
        Assert.Equal("Announcement 3 is taken away.\n", _console.Output);
    }

    public void Dispose() => _console.Dispose();

    private Task<int> RunAsync(string typed) => _console.RunAsync(["announcement", .. typed.Split(' ')]);
}
