using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

/// <summary><c>notification send</c>, <c>broadcast</c>, <c>list</c> and <c>withdraw</c>.</summary>
public sealed class NotificationTests : IDisposable
{
    private const string Sent =
        """{"id":12,"title":"Payment","body":"failed","type":"error","read_at":null,"created_at":"2026-03-01T12:00:00Z","created_by":5}""";

    private const string Broadcast =
        """{"id":13,"title":"Rules","body":"changed","type":"info","created_at":"2026-03-01T12:00:00Z","created_by":5}""";

    private static readonly NotificationView Payment = new(12, "Payment", "failed", "error", null, Profiles.Noon, new UserId(5));
    private static readonly BroadcastView Rules = new(13, "Rules", "changed", "info", Profiles.Noon, new UserId(5));

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public NotificationTests()
    {
        _console.Cluster.On<Result<NotificationView>>(nameof(INotificationConsoleGrain.Send), arguments => (bool)arguments[3]! ? Payment with { Id = 0 } : Payment);
        _console.Cluster.On<Result<BroadcastView>>(nameof(INotificationConsoleGrain.Broadcast), arguments => (bool)arguments[2]! ? Rules with { Id = 0 } : Rules);
        _console.Cluster.On<Result<BroadcastView>>(nameof(INotificationConsoleGrain.Withdraw), _ => Rules);
        _console.Cluster.On<Result<BroadcastList>>(nameof(INotificationConsoleGrain.ListBroadcasts), _ => new BroadcastList([Rules]));
    }

    [Fact]
    public async Task One_user_is_told_what_was_typed()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("send alice --title Payment --body failed --type error --json"));
        (string method, object?[] arguments) = Assert.Single(_console.Cluster.Asked);
        Assert.Equal(nameof(INotificationConsoleGrain.Send), method);
        Assert.Equal(["alice", new NewNotification("Payment", "failed", "error"), false], arguments[1..]);
        Assert.Equal(Sent, _console.Output.TrimEnd());
        Assert.Equal(ExitCodes.Done, await RunAsync("send alice --title Payment --body failed --type error"));
        Assert.Equal("Notification 12 is sent to alice.\n", _console.Output);
    }

    [Fact]
    public async Task Everybody_is_told_what_was_typed_without_a_question()
    {
        _console.Ends = TerminalEnds.Input | TerminalEnds.Error;
        Assert.Equal(ExitCodes.Done, await RunAsync("broadcast --title Rules --body changed --type warning --json"));
        (string method, object?[] arguments) = Assert.Single(_console.Cluster.Asked);
        Assert.Equal(nameof(INotificationConsoleGrain.Broadcast), method);
        Assert.Equal([new NewNotification("Rules", "changed", "warning"), false], arguments[1..]);
        Assert.Equal(Broadcast, _console.Output.TrimEnd());
        Assert.Equal(ExitCodes.Done, await RunAsync("broadcast --title Rules --body changed"));
        Assert.Equal("Broadcast 13 is sent to everybody who has an account by now.\n", _console.Output);
        Assert.Empty(_console.Error);
    }

    [Theory]
    [InlineData("send alice", 2)]
    [InlineData("broadcast", 1)]
    public async Task It_is_for_information_unless_something_else_is_typed(string typed, int index)
    {
        Assert.Equal(ExitCodes.Done, await _console.RunAsync(["notification", .. typed.Split(' '), "--title", "Two words", "--body", "one line\nand another"]));
        Assert.Equal(new NewNotification("Two words", "one line\nand another", "info"), Assert.Single(_console.Cluster.Asked).Arguments[index]);
    }

    [Theory]
    [InlineData("send alice --title x", "Give --title and --body.")]
    [InlineData("send alice --body x", "Give --title and --body.")]
    [InlineData("send --title x --body y", "missing required argument 'USER'")]
    [InlineData("send alice bob --title x --body y", "'bob'")]
    [InlineData("broadcast", "Give --title and --body.")]
    [InlineData("broadcast alice --title x --body y", "'alice'")]
    [InlineData("broadcast --title x --body y --ends 2026-12-01", "Unknown option '--ends'")]
    [InlineData("list all", "'all'")]
    [InlineData("withdraw", "missing required argument 'ID'")]
    [InlineData("withdraw x", "ID takes a whole number, not 'x'.")]
    [InlineData("withdraw x --dry-run", "ID takes a whole number, not 'x'.")]
    public async Task What_is_missing_or_mistyped_is_told_before_anything_is_asked(string typed, string complaint)
    {
        Assert.Equal(ExitCodes.WrongUsage, await RunAsync(typed));
        Assert.Contains(complaint, _console.Error.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains($"platform-admin notification {typed.Split(' ')[0]}", _console.Error, StringComparison.Ordinal);
        Assert.Empty(_console.Output);
        Assert.Empty(_console.Cluster.Asked);
    }

    [Fact]
    public async Task A_rehearsal_tells_what_the_user_would_read()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("send alice --title Payment --body failed --type error --dry-run --json"));
        Assert.Equal(true, Assert.Single(_console.Cluster.Asked).Arguments[3]);
        Assert.Equal(
            $$"""{"dry_run":true,"target":{"type":"user","id":null,"name":"alice"},"before":null,"after":{{Unsent(Sent)}},"allowed":true,"code":null,"detail":null}""",
            _console.Output.TrimEnd());
        Assert.Equal(ExitCodes.Done, await RunAsync("send alice --title Payment --body failed --type error --dry-run"));
        Assert.Equal("Target   user alice\nBefore   -\nAfter    error: Payment; failed\nAllowed  yes; nothing was changed\n", _console.Output);
    }

    [Fact]
    public async Task A_rehearsal_tells_what_everybody_would_read()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("broadcast --title Rules --body changed --dry-run --json"));
        Assert.Equal(true, Assert.Single(_console.Cluster.Asked).Arguments[2]);
        Assert.Equal(
            $$"""{"dry_run":true,"target":{"type":"broadcast","id":null,"title":"Rules"},"before":null,"after":{{Unsent(Broadcast)}},"allowed":true,"code":null,"detail":null}""",
            _console.Output.TrimEnd());
        Assert.Equal(ExitCodes.Done, await RunAsync("broadcast --title Rules --body changed --dry-run"));
        Assert.Equal("Target   broadcast Rules\nBefore   -\nAfter    info: Rules; changed\nAllowed  yes; nothing was changed\n", _console.Output);
    }

    [Fact]
    public async Task A_rehearsal_tells_what_would_be_taken_back()
    {
        _console.Ends = TerminalEnds.Input | TerminalEnds.Error;
        Assert.Equal(ExitCodes.Done, await RunAsync("withdraw 13 --dry-run --json"));
        Assert.Equal([13L, true], Assert.Single(_console.Cluster.Asked).Arguments[1..]);
        Assert.Equal(
            $$"""{"dry_run":true,"target":{"type":"broadcast","id":13,"title":"Rules"},"before":{{Broadcast}},"after":null,"allowed":true,"code":null,"detail":null}""",
            _console.Output.TrimEnd());
        Assert.Empty(_console.Error);
        Assert.Equal(ExitCodes.Done, await RunAsync("withdraw 13 --dry-run"));
        Assert.Equal("Target   broadcast 13 (Rules)\nBefore   info: Rules; changed\nAfter    -\nAllowed  yes; nothing was changed\n", _console.Output);
    }

    [Theory]
    [InlineData("send nobody --title x --body y", """{"type":"user","id":null,"name":"nobody"}""")]
    [InlineData("broadcast --title x --body y", """{"type":"broadcast","id":null,"title":"x"}""")]
    [InlineData("withdraw 99", """{"type":"broadcast","id":99,"title":null}""")]
    public async Task Why_not_is_an_answer_of_a_rehearsal_and_exits_with_1_otherwise(string typed, string target)
    {
        Refuse(new Refusal(ErrorCodes.NotFound, "There is none."));
        Assert.Equal(ExitCodes.Done, await RunAsync($"{typed} --dry-run --json"));
        Assert.Equal(
            $$"""{"dry_run":true,"target":{{target}},"before":null,"after":null,"allowed":false,"code":"not_found","detail":"There is none."}""",
            _console.Output.TrimEnd());
        Assert.Empty(_console.Error);
        Assert.Equal(ExitCodes.Refused, await RunAsync($"{typed} --json"));
        Assert.Equal("""{"code":"not_found","detail":"There is none.","status":404}""", _console.Error.TrimEnd());
        Assert.Empty(_console.Output);
    }

    [Fact]
    public async Task A_type_that_is_none_is_the_clusters_to_refuse()
    {
        Refuse(Refusal.OfField("type", "It must be info, success, warning or error."));
        Assert.Equal(ExitCodes.Refused, await RunAsync("send alice --title x --body y --type shout"));
        Assert.Equal(new NewNotification("x", "y", "shout"), Assert.Single(_console.Cluster.Asked).Arguments[2]);
        Assert.Contains("  type: It must be info, success, warning or error.\n", _console.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("send alice --title x --body y")]
    [InlineData("broadcast --title x --body y")]
    [InlineData("list")]
    [InlineData("withdraw 13")]
    public async Task Somebody_who_may_not_exits_with_1(string typed)
    {
        Refuse(new Refusal(ErrorCodes.Forbidden, "For Admins and Owners."));
        Assert.Equal(ExitCodes.Refused, await RunAsync(typed));
        Assert.Equal("Refused (forbidden): For Admins and Owners.\n", _console.Error);
        Assert.Empty(_console.Output);
    }

    [Fact]
    public async Task A_cluster_that_is_away_exits_with_3()
    {
        _console.Cluster.IsAway(nameof(INotificationConsoleGrain.Broadcast), "It is away.");
        Assert.Equal(ExitCodes.Unreachable, await RunAsync("broadcast --title x --body y"));
    }

    [Fact]
    public async Task Broadcasts_that_are_kept_are_listed()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("list --json"));
        Assert.Equal($"[{Broadcast}]", _console.Output.TrimEnd());
        Assert.Equal(ExitCodes.Done, await RunAsync("list"));
        Assert.Equal("Id  Type  Sent (UTC)        By  Title\n13  info  2026-03-01 12:00  5   Rules\n", _console.Output);
        _console.Cluster.On<Result<BroadcastList>>(nameof(INotificationConsoleGrain.ListBroadcasts), _ => new BroadcastList([]));
        Assert.Equal(ExitCodes.Done, await RunAsync("list"));
        Assert.Equal("No broadcasts.\n", _console.Output);
    }

    [Theory]
    [InlineData("y", ExitCodes.Done, 2)]
    [InlineData("n", ExitCodes.Refused, 1)]
    public async Task Whoever_takes_one_back_at_a_terminal_is_asked(string reply, int exitCode, int asked)
    {
        _console.Ends = TerminalEnds.Input | TerminalEnds.Error;
        _console.Input = reply + "\n";
        Assert.Equal(exitCode, await RunAsync("withdraw 13"));
        Assert.StartsWith("Take broadcast 13 (Rules) back? Nobody sees it any more, whether he has read it or not. [y/N] ", _console.Error, StringComparison.Ordinal);
        Assert.Equal(asked, _console.Cluster.Asked.Count);
        Assert.Equal(ExitCodes.Done, await RunAsync("withdraw 13 --yes"));
        Assert.Equal([13L, false], _console.Cluster.Asked[^1].Arguments[1..]);
    }

    [Fact]
    public async Task Without_a_terminal_nobody_is_asked()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("withdraw 13"));
        Assert.Equal("Broadcast 13 is taken back.\n", _console.Output);
        Assert.Equal(ExitCodes.Done, await RunAsync("withdraw 13 --json"));
        Assert.Equal(Broadcast, _console.Output.TrimEnd());
    }

    public void Dispose() => _console.Dispose();

    private static string Unsent(string document) => "{\"id\":0" + document[document.IndexOf(',', StringComparison.Ordinal)..];

    private void Refuse(Refusal refusal)
    {
        _console.Cluster.On<Result<NotificationView>>(nameof(INotificationConsoleGrain.Send), _ => refusal);
        _console.Cluster.On<Result<BroadcastView>>(nameof(INotificationConsoleGrain.Broadcast), _ => refusal);
        _console.Cluster.On<Result<BroadcastView>>(nameof(INotificationConsoleGrain.Withdraw), _ => refusal);
        _console.Cluster.On<Result<BroadcastList>>(nameof(INotificationConsoleGrain.ListBroadcasts), _ => refusal);
    }

    private Task<int> RunAsync(string typed) => _console.RunAsync(["notification", .. typed.Split(' ')]);
}
