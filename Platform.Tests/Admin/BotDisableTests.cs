using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Admin;

/// <summary><c>bot disable</c> and the sessions that were opened through the bot.</summary>
public sealed class BotDisableTests : IDisposable
{
    private const string Question = "Disable pong (id 7)? Its key stops working at once. [y/N] ";
    private const string Offer = "3 sessions opened through it go on. End them, too? [y/N] ";

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public BotDisableTests()
    {
        _console.Ends = TerminalEnds.Input | TerminalEnds.Error;
        _console.Cluster.On<Result<BotActOutcome>>(nameof(IBotConsoleGrain.Act), arguments => SampleBots.After((BotAct)arguments[2]!));
    }

    [Theory]
    [InlineData("y\ny\n", true, "pong (id 7) is inactive now; 3 sessions ended.\n")]
    [InlineData("yes\nn\n", false, "pong (id 7) is inactive now.\n")]
    [InlineData("y\n\n", false, "pong (id 7) is inactive now.\n")]
    [InlineData("y\n", false, "pong (id 7) is inactive now.\n")]
    public async Task A_disabled_bot_with_sessions_offers_to_end_them(string replies, bool endsSessions, string told)
    {
        _console.Input = replies;
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "disable", "pong"));
        Assert.Equal(Question + Offer, _console.Error);
        Assert.Equal(told, _console.Output);
        Assert.Equal([("pong", false, true), ("7", true, true), ("7", endsSessions, false)], Asked());
    }

    [Fact]
    public async Task One_session_is_offered_as_one()
    {
        SessionsAre(1);
        _console.Input = "y\ny\n";
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "disable", "pong"));
        Assert.Equal(Question + "1 session opened through it goes on. End it, too? [y/N] ", _console.Error);
        Assert.Equal("pong (id 7) is inactive now; 1 session ended.\n", _console.Output);
    }

    [Fact]
    public async Task Without_sessions_nothing_more_is_offered()
    {
        SessionsAre(0);
        _console.Input = "y\ny\n";
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "disable", "pong"));
        Assert.Equal(Question, _console.Error);
        Assert.Equal([("pong", false, true), ("7", true, true), ("7", false, false)], Asked());
    }

    [Fact]
    public async Task What_may_not_be_done_is_not_offered()
    {
        _console.Cluster.On<Result<BotActOutcome>>(nameof(IBotConsoleGrain.Act), arguments => (DisableBot)arguments[2]! is { EndsSessions: false } disable
            ? SampleBots.After(disable)
            : new Refusal(ErrorCodes.Forbidden, "No."));
        _console.Input = "y\ny\n";
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "disable", "pong"));
        Assert.Equal(Question, _console.Error);
        Assert.Equal(("7", false, false), Asked()[^1]);
    }

    [Fact]
    public async Task A_no_to_the_first_question_is_the_last_word()
    {
        _console.Input = "n\ny\n";
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("bot", "disable", "pong"));
        Assert.Equal(Question + "Nothing was changed.\n", _console.Error);
        Assert.Equal([("pong", false, true)], Asked());
    }

    [Theory]
    [InlineData(true, "--yes")]
    [InlineData(false)]
    public async Task Whoever_cannot_or_will_not_be_asked_is_offered_nothing(bool atTerminal, params string[] options)
    {
        _console.Ends = atTerminal ? _console.Ends : TerminalEnds.None;
        Assert.Equal(ExitCodes.Done, await _console.RunAsync(["bot", "disable", "pong", .. options]));
        Assert.Equal([("pong", false, false)], Asked());
        Assert.Empty(_console.Error);
    }

    [Fact]
    public async Task Whoever_asked_for_the_end_of_sessions_is_asked_once()
    {
        _console.Input = "y\n";
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "disable", "pong", "--end-sessions"));
        Assert.Equal("Disable pong (id 7)? Its key stops working at once, and 3 sessions opened through it will end. [y/N] ", _console.Error);
        Assert.Equal([("pong", true, true), ("7", true, false)], Asked());
    }

    [Fact]
    public async Task Sessions_of_a_bot_that_is_inactive_already_can_be_ended()
    {
        _console.Cluster.On<Result<BotActOutcome>>(nameof(IBotConsoleGrain.Act), _ => new BotActOutcome(SampleBots.Idle, SampleBots.Idle, null, 2));
        _console.Input = "y\n";
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "disable", "pong", "--end-sessions"));
        Assert.Equal("pong (id 7) is inactive already. End 2 sessions opened through it? [y/N] ", _console.Error);
        Assert.Equal("pong (id 7) is inactive now; 2 sessions ended.\n", _console.Output);
    }

    [Fact]
    public async Task Accepted_at_a_terminal_the_number_is_in_the_document_too()
    {
        _console.Input = "y\ny\n";
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "disable", "pong", "--json"));
        Assert.Equal(3, _console.Document.GetProperty("ended_sessions").GetInt32());
    }

    [Fact]
    public async Task The_bot_is_told_even_where_no_session_ended()
    {
        SessionsAre(0);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bot", "disable", "pong", "--end-sessions", "--yes"));
        Assert.Equal("pong (id 7) is inactive now; no session ended.\n", _console.Output);
    }

    public void Dispose() => _console.Dispose();

    private void SessionsAre(int count) => _console.Cluster.On<Result<BotActOutcome>>(
        nameof(IBotConsoleGrain.Act),
        arguments => new BotActOutcome(SampleBots.Pong, SampleBots.Idle, null, ((DisableBot)arguments[2]!).EndsSessions ? count : 0));

    private (string Bot, bool EndsSessions, bool DryRun)[] Asked() =>
        [.. _console.Cluster.Asked.Select(asked => ((string)asked.Arguments[1]!, ((DisableBot)asked.Arguments[2]!).EndsSessions, (bool)asked.Arguments[3]!))];
}
