using System.Text.Json;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Tests.Admin;

/// <summary><c>stats</c> and <c>stats verify</c>.</summary>
public sealed class StatsTests : IDisposable
{
    private const string Document =
        """{"users":{"total_count":8,"basic_count":1,"trial_count":2,"premium_count":3,"lifetime_count":2,"active_count":6,"timeout_count":1,"banned_count":1},"sessions":{"active_count":9},"bots":{"total_count":6,"official_count":1,"verified_count":2,"community_count":3,"active_count":5},"commands":{"total_count":70,"last_24h_count":7,"top":[{"command":"ping","count":40}]},"chats":{"total_count":4,"public_count":1,"private_count":3,"running_count":2}}""";

    private const int LinesOfSmallScreen = 23;

    private static readonly PlatformCounts Counts = new(new UserCounts(8, 1, 2, 3, 2, 6, 1, 1), new SessionCounts(9), new BotCounts(6, 1, 2, 3, 5), new CommandCounts(70, 7, [new CommandCount("ping", 40)]), new ChatCounts(4, 1, 3, 2));

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public StatsTests() => _console.Cluster.On<Result<PlatformCounts>>(nameof(IStatisticsConsoleGrain.Show), _ => Counts);

    [Theory]
    [InlineData("stats --json")]
    [InlineData("--json stats")]
    [InlineData("stats show --json")]
    public async Task Counts_are_one_document(string typed)
    {
        Assert.Equal(ExitCodes.Done, await _console.RunAsync(typed.Split(' ')));
        Assert.Equal(Document, _console.Output.TrimEnd());
    }

    [Fact]
    public async Task People_see_a_table()
    {
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("stats"));
        Assert.Equal(
            """
            What             Count
            users            8
              basic          1
              trial          2
              premium        3
              lifetime       2
              active         6
              in a timeout   1
              banned         1
            sessions         9
            bots             6
              official       1
              verified       2
              community      3
              active         5
            chats            4
              public         1
              private        3
              running        2
            commands         70
              last 24 hours  7

            Executed most
            Count  Command
            40     ping

            """,
            _console.Output);
    }

    [Theory]
    [InlineData(false, "stats --watch")]
    [InlineData(false, "stats --watch --json")]
    [InlineData(true, "stats --watch --json")]
    public async Task A_watch_is_one_document_a_line_until_it_is_interrupted(bool onScreen, string typed)
    {
        _console.Ends = onScreen ? TerminalEnds.Output : TerminalEnds.None;
        await WatchAsync(3, typed.Split(' '));
        Assert.Equal([Document, Document, Document], _console.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(3, _console.Cluster.Beginnings);
    }

    [Fact]
    public async Task A_watch_on_a_screen_draws_in_its_place()
    {
        _console.Ends = TerminalEnds.Output;
        await WatchAsync(2, "stats", "--watch");
        Assert.StartsWith("\u001b[2J\u001b[H", _console.Output, StringComparison.Ordinal);
        Assert.Equal(3, _console.Output.Split("\u001b[H").Length);
        Assert.InRange(_console.Output.Split("\u001b[H")[1].Count(character => character == '\n'), 1, LinesOfSmallScreen);
    }

    [Fact]
    public async Task A_watch_ends_when_it_is_refused()
    {
        _console.Cluster.On<Result<PlatformCounts>>(nameof(IStatisticsConsoleGrain.Show), _ => new Refusal(ErrorCodes.Forbidden, "No."));
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("stats", "--watch"));
    }

    [Theory]
    [InlineData(true, ExitCodes.Done)]
    [InlineData(false, ExitCodes.Refused)]
    public async Task A_recount_says_whether_every_counter_is_exact(bool exact, int exitCode)
    {
        _console.Cluster.On<Result<CountVerification>>(
            nameof(IStatisticsConsoleGrain.Verify), _ => new CountVerification(exact, [new CounterReading("users.total", 8, exact ? 8 : 9)]));
        Assert.Equal(exitCode, await _console.RunAsync("stats", "verify", "--json"));
        Assert.Equal(["exact", "counters"], _console.Document.EnumerateObject().Select(member => member.Name));
        Assert.Equal(exact, _console.Document.GetProperty("exact").GetBoolean());
        JsonElement counter = Assert.Single(_console.Document.GetProperty("counters").EnumerateArray());
        Assert.Equal(["name", "value", "recount", "difference"], counter.EnumerateObject().Select(member => member.Name));
    }

    [Fact]
    public async Task People_see_the_difference_of_every_counter()
    {
        _console.Cluster.On<Result<CountVerification>>(
            nameof(IStatisticsConsoleGrain.Verify),
            _ => new CountVerification(false, [new CounterReading("bots.total", 3, 3), new CounterReading("users.total", 8, 9)]));
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("stats", "verify"));
        Assert.Equal(
            """
            Counter      Value  Recount  Difference
            bots.total   3      3        0
            users.total  8      9        -1
            Some counters differ from what there is.

            """,
            _console.Output);
    }

    [Fact]
    public async Task A_recount_may_take_minutes_and_shows_at_a_terminal_that_it_is_at_work()
    {
        TaskCompletionSource<Result<CountVerification>> recount = new();
        _console.Cluster.OnLate(nameof(IStatisticsConsoleGrain.Verify), _ => recount.Task);
        _console.Ends = TerminalEnds.Error;
        Task<int> verify = _console.RunAsync("stats", "verify");
        for (int second = 0; second < 60; second++)
        {
            _console.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.False(verify.IsCompleted);
        Assert.Equal(TimeSpan.FromMinutes(10), _console.Cluster.Answering);
        recount.SetResult(new CountVerification(true, []));
        Assert.Equal(ExitCodes.Done, await verify);
        Assert.Contains("Counting everything anew: 0 s so far.", _console.Error, StringComparison.Ordinal);
        Assert.Contains(" s so far.\r", _console.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _console.Dispose();

    // Ctrl-C is pressed while the last reading is on its way, and time flies in between.
    private async Task WatchAsync(int readings, params string[] typed)
    {
        int read = 0;
        _console.Cluster.On<Result<PlatformCounts>>(nameof(IStatisticsConsoleGrain.Show), _ =>
        {
            if (++read == readings)
            {
                _console.Interruption.Press();
            }

            return Counts;
        });
        Task<int> watch = _console.RunAsync(typed);
        while (!watch.IsCompleted)
        {
            _console.Time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(ExitCodes.Done, await watch);
    }
}
