using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Statistics;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

/// <summary><c>bot list</c>, <c>bot show</c>, <c>bot stats</c>, and the bots in <c>user show</c>.</summary>
public sealed class BotViewTests : IDisposable
{
    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    [Fact]
    public async Task A_list_is_an_array_of_bots_with_all_fields()
    {
        ThereAre([SampleBots.Pong]);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "list", "--json"));
        Assert.Equal($"[{SampleBots.Document}]", _console.Output.TrimEnd());
    }

    [Fact]
    public async Task No_bots_are_an_empty_array_and_a_sentence()
    {
        ThereAre([]);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "list", "--json"));
        Assert.Equal("[]", _console.Output.TrimEnd());
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "list"));
        Assert.Equal("No bots.\n", _console.Output);
    }

    [Theory]
    [InlineData(499, 1)]
    [InlineData(500, 2)]
    [InlineData(1001, 3)]
    public async Task All_parts_of_a_list_are_read(int count, int parts)
    {
        ThereAre([.. Enumerable.Range(1, count).Select(number => SampleBots.Pong with { Id = new BotId(number * 2) })]);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "list", "--json"));
        Assert.Equal(Enumerable.Range(1, count).Select(number => number * 2L), _console.Document.EnumerateArray().Select(bot => bot.GetProperty("id").GetInt64()));
        Assert.Equal(parts, _console.Cluster.Asked.Count);
        Assert.Equal(parts, _console.Cluster.Beginnings);
    }

    [Fact]
    public async Task A_refusal_in_the_middle_of_a_list_leaves_stdout_empty()
    {
        _console.Cluster.On<Result<BotList>>(nameof(IBotConsoleGrain.List), arguments => arguments[1] is null
            ? new BotList([.. Enumerable.Repeat(SampleBots.Pong, IBotConsoleGrain.MostListed)])
            : new Refusal(ErrorCodes.SessionExpired, "The session has ended."));
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("bot", "list", "--json"));
        Assert.Empty(_console.Output);
        Assert.Equal("session_expired", _console.Problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task People_see_a_line_for_each_bot()
    {
        ThereAre([SampleBots.Pong, SampleBots.Idle with { Id = new BotId(12), Name = "old \u001b[31mbot", LastActivityAt = null, BotType = BotType.Official }]);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "list"));
        Assert.Equal(
            """
            Id  Owner  Type       State     Last seen (UTC)   Platform  Name
            7   5      Community  active    2026-03-01 12:00  telegram  pong
            12  5      Official   inactive  -                 telegram  old \u{1B}[31mbot

            """,
            _console.Output);
    }

    [Fact]
    public async Task A_line_for_each_bot_fits_a_small_screen()
    {
        _console.Ends = TerminalEnds.Output;
        ThereAre([SampleBots.Idle with { Name = "sixteen-letters." }]);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "list"));
        Assert.Single(_console.Output.Split('\n'), line => line.Contains("inactive", StringComparison.Ordinal) && line.Contains("sixteen-letters.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_bot_is_shown_with_all_its_fields()
    {
        _console.Cluster.On<Result<BotView>>(nameof(IBotConsoleGrain.Show), _ => SampleBots.Pong);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "show", "pong", "--json"));
        Assert.Equal(SampleBots.Document, _console.Output.TrimEnd());
        Assert.Equal("pong", Assert.Single(_console.Cluster.Asked).Arguments[1]);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "show", "7"));
        Assert.Equal(
            """
            Id             7
            Name           pong
            Platform       telegram
            Owner          5
            Type           Community
            State          active
            Rate limit     1000 requests an hour
            Groups         12
            Users          340
            Latency        25 ms
            Avatar         -
            Last activity  2026-03-01 12:00 UTC
            Created        2026-03-01 12:00 UTC
            Updated        2026-03-01 12:00 UTC

            """,
            _console.Output);
    }

    [Fact]
    public async Task A_name_that_several_bots_have_is_refused()
    {
        _console.Cluster.On<Result<BotView>>(nameof(IBotConsoleGrain.Show), _ => new Refusal(ErrorCodes.Conflict, "Several bots are called so."));
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("bot", "show", "pong"));
        Assert.Equal("Refused (conflict): Several bots are called so.\n", _console.Error);
    }

    [Fact]
    public async Task What_a_bot_reported_is_counted()
    {
        _console.Cluster.On<Result<CommandCounts>>(nameof(IBotConsoleGrain.GetStatistics), _ => new CommandCounts(70, 7, [new CommandCount("ping", 40), new CommandCount("help", 30)]));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "stats", "pong", "--json"));
        Assert.Equal("""{"total_count":70,"last_24h_count":7,"top":[{"command":"ping","count":40},{"command":"help","count":30}]}""", _console.Output.TrimEnd());
        Assert.Equal("pong", Assert.Single(_console.Cluster.Asked).Arguments[1]);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "stats", "pong"));
        Assert.Equal("Commands       70\nLast 24 hours  7\n\nExecuted most\nCount  Command\n40     ping\n30     help\n", _console.Output);
    }

    [Fact]
    public async Task A_bot_that_reported_nothing_has_no_table()
    {
        _console.Cluster.On<Result<CommandCounts>>(nameof(IBotConsoleGrain.GetStatistics), _ => CommandCounts.None);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "stats", "pong"));
        Assert.Equal("Commands       0\nLast 24 hours  0\n", _console.Output);
    }

    [Theory]
    [InlineData("show")]
    [InlineData("stats")]
    public async Task Which_bot_must_be_said(string command)
    {
        Assert.Equal(ExitCodes.WrongUsage, await _console.RunAsync("bot", command));
        Assert.Contains("missing required argument 'BOT'", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_user_is_shown_with_his_bots()
    {
        _console.Cluster.On<Result<UserDetails>>(nameof(IUserConsoleGrain.Show), _ => Profiles.Details with { Bots = [SampleBots.Pong, SampleBots.Idle] });
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "show", "alice", "--json"));
        Assert.Equal(SampleBots.Document, _console.Document.GetProperty("bots")[0].GetRawText());
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "show", "alice"));
        Assert.EndsWith(
            """


            Bots
            Id  Type       State     Last seen (UTC)   Platform  Name
            7   Community  active    2026-03-01 12:00  telegram  pong
            7   Community  inactive  2026-03-01 12:00  telegram  pong

            """,
            _console.Output,
            StringComparison.Ordinal);
    }

    public void Dispose() => _console.Dispose();

    private void ThereAre(BotView[] bots) => _console.Cluster.On<Result<BotList>>(nameof(IBotConsoleGrain.List), arguments =>
        new BotList([.. bots.Where(bot => arguments[1] is not BotId last || bot.Id.Value > last.Value).Take(IBotConsoleGrain.MostListed)]));
}
