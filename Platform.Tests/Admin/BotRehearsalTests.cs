using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Admin;

/// <summary>What <c>--dry-run</c> shows of a bot.</summary>
public sealed class BotRehearsalTests : IDisposable
{
    private const string Target = """{"type":"bot","id":7,"name":"pong"}""";
    private const string Standing = """{"name":"pong","platform":"telegram","owner_id":5,"bot_type":3,"is_active":true,"rate_limit_per_hour":1000,"groups":12,"users":340,"latency_ms":25}""";
    private const string Idle = """{"name":"pong","platform":"telegram","owner_id":5,"bot_type":3,"is_active":false,"rate_limit_per_hour":1000,"groups":12,"users":340,"latency_ms":25}""";

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public BotRehearsalTests()
    {
        // A terminal, so that a question would be seen.
        _console.Ends = TerminalEnds.Input | TerminalEnds.Error;
        _console.Cluster.On<Result<BotActOutcome>>(nameof(IBotConsoleGrain.Act), arguments => SampleBots.After((BotAct)arguments[2]!));
    }

    [Theory]
    [InlineData("set-type pong verified", Standing, """{"name":"pong","platform":"telegram","owner_id":5,"bot_type":2,"is_active":true,"rate_limit_per_hour":1000,"groups":12,"users":340,"latency_ms":25}""")]
    [InlineData("set-owner pong bob", Standing, """{"name":"pong","platform":"telegram","owner_id":6,"bot_type":3,"is_active":true,"rate_limit_per_hour":1000,"groups":12,"users":340,"latency_ms":25}""")]
    [InlineData("set-rate-limit pong 5000", Standing, """{"name":"pong","platform":"telegram","owner_id":5,"bot_type":3,"is_active":true,"rate_limit_per_hour":5000,"groups":12,"users":340,"latency_ms":25}""")]
    [InlineData("regenerate-key pong", Standing, Standing)]
    [InlineData("enable pong", Idle, Standing)]
    [InlineData("disable pong", Standing, Idle)]
    [InlineData("reset-stats pong", Standing, """{"name":"pong","platform":"telegram","owner_id":5,"bot_type":3,"is_active":true,"rate_limit_per_hour":1000,"groups":0,"users":0,"latency_ms":null}""")]
    [InlineData("delete pong", Standing, "null")]
    public async Task Programs_see_all_that_an_act_may_change(string typed, string before, string after)
    {
        Assert.Equal(ExitCodes.Done, await RunAsync($"{typed} --dry-run --json"));
        Assert.Equal(
            $$"""{"dry_run":true,"target":{{Target}},"before":{{before}},"after":{{after}},"allowed":true,"code":null,"detail":null}""",
            _console.Output.TrimEnd());
        Assert.Equal([true], DryRuns());
        Assert.Empty(_console.Error);
    }

    [Fact]
    public async Task Sessions_that_would_end_are_numbered_where_the_act_ends_any()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("disable pong --end-sessions --dry-run --json"));
        Assert.Equal(Standing[..^1] + ",\"ended_sessions\":0}", _console.Document.GetProperty("before").GetRawText());
        Assert.Equal(Idle[..^1] + ",\"ended_sessions\":3}", _console.Document.GetProperty("after").GetRawText());
        Assert.Equal([true], DryRuns());
    }

    [Theory]
    [InlineData("set-type pong verified", "type Community", "type Verified")]
    [InlineData("set-owner pong bob", "owner 5", "owner 6")]
    [InlineData("set-rate-limit pong 5000", "1000 requests an hour", "5000 requests an hour")]
    [InlineData("regenerate-key pong", "as it is", "a new key in place of the old one")]
    [InlineData("enable pong", "inactive", "active")]
    [InlineData("disable pong", "active", "inactive")]
    [InlineData("disable pong --end-sessions", "active", "inactive; 3 sessions ended")]
    [InlineData("reset-stats pong", "groups 12; users 340; latency 25 ms", "groups 0; users 0; no latency; no command counts")]
    [InlineData("delete pong", "name pong; platform telegram; owner 5; type Community; active; 1000 requests an hour; groups 12; users 340; latency 25 ms", "deleted")]
    public async Task People_see_only_what_differs(string typed, string before, string after)
    {
        Assert.Equal(ExitCodes.Done, await RunAsync($"{typed} --dry-run"));
        Assert.Equal($"Target   bot pong (id 7)\nBefore   {before}\nAfter    {after}\nAllowed  yes; nothing was changed\n", _console.Output);
    }

    [Theory]
    [InlineData("set-type pong verified")]
    [InlineData("regenerate-key pong")]
    [InlineData("disable pong --end-sessions")]
    [InlineData("delete pong")]
    public async Task Why_not_is_an_answer(string typed)
    {
        _console.Cluster.On<Result<BotActOutcome>>(nameof(IBotConsoleGrain.Act), _ => BotRefusals.NotFound);
        Assert.Equal(ExitCodes.Done, await RunAsync($"{typed} --dry-run --json"));
        Assert.Equal(
            """{"dry_run":true,"target":{"type":"bot","id":null,"name":"pong"},"before":null,"after":null,"allowed":false,"code":"not_found","detail":"There is no such bot."}""",
            _console.Output.TrimEnd());
        Assert.Empty(_console.Error);
        Assert.Equal(ExitCodes.Done, await RunAsync($"{typed} --dry-run"));
        Assert.Equal("Target   bot pong\nBefore   -\nAfter    -\nAllowed  no (not_found): There is no such bot.\n", _console.Output);
    }

    [Theory]
    [InlineData("regenerate-key pong --dry-run")]
    [InlineData("regenerate-key pong --dry-run --json")]
    public async Task A_key_is_never_part_of_it(string typed)
    {
        Assert.Equal(ExitCodes.Done, await RunAsync(typed));
        Assert.DoesNotContain(SampleBots.Key.Value, _console.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _console.Dispose();

    private Task<int> RunAsync(string typed) => _console.RunAsync(["bot", .. typed.Split(' ')]);

    private bool[] DryRuns() => [.. _console.Cluster.Asked.Select(asked => (bool)asked.Arguments[3]!)];
}
