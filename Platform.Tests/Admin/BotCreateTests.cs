using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Admin;

/// <summary><c>bot create</c>.</summary>
public sealed class BotCreateTests : IDisposable
{
    private const string Typed = "pong --owner alice --platform telegram";

    private static readonly BotView Fresh = SampleBots.Pong with { Id = new BotId(0), Groups = 0, Users = 0, LatencyMs = null, LastActivityAt = null };

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public BotCreateTests() => _console.Cluster.On<Result<CreatedBot>>(
        nameof(IBotConsoleGrain.Create), arguments => (bool)arguments[2]! ? new CreatedBot(Fresh, null) : new CreatedBot(SampleBots.Pong, SampleBots.Key));

    [Theory]
    [InlineData("", null)]
    [InlineData(" --rate-limit 5000", 5000L)]
    [InlineData(" --rate-limit 0", 0L)]
    [InlineData(" --rate-limit 100001", 100001L)]
    [InlineData(" --rate-limit=-1", -1L)]
    public async Task A_bot_is_created_as_it_was_typed(string options, long? perHour)
    {
        _console.Ends = TerminalEnds.Input | TerminalEnds.Error;
        Assert.Equal(ExitCodes.Done, await RunAsync(Typed + options));
        (string method, object?[] arguments) = Assert.Single(_console.Cluster.Asked);
        Assert.Equal((nameof(IBotConsoleGrain.Create), new CreateBot("pong", "alice", "telegram", perHour), false), (method, arguments[1], arguments[2]));
        Assert.Empty(_console.Error);
    }

    [Fact]
    public async Task Its_key_is_shown_once_with_the_advice_to_write_it_down()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync(Typed));
        Assert.Equal("Bot      pong (id 7)\nAPI key  pbot_0123\nWrite it down: it is not shown again.\n", _console.Output);
        Assert.Equal(ExitCodes.Done, await RunAsync($"{Typed} --json"));
        Assert.Equal($$"""{"bot":{{SampleBots.Document}},"api_key":"pbot_0123"}""", _console.Output.TrimEnd());
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_be_there()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync($"{Typed} --dry-run --json"));
        Assert.Equal(
            """{"dry_run":true,"target":{"type":"bot","id":null,"name":"pong"},"before":null,"after":{"name":"pong","platform":"telegram","owner_id":5,"bot_type":3,"is_active":true,"rate_limit_per_hour":1000,"groups":0,"users":0,"latency_ms":null},"allowed":true,"code":null,"detail":null}""",
            _console.Output.TrimEnd());
        Assert.Equal(true, Assert.Single(_console.Cluster.Asked).Arguments[2]);
        Assert.Equal(ExitCodes.Done, await RunAsync($"{Typed} --dry-run"));
        Assert.Equal(
            """
            Target   bot pong
            Before   not there yet
            After    name pong; platform telegram; owner 5; type Community; active; 1000 requests an hour
            Allowed  yes; nothing was changed

            """,
            _console.Output);
    }

    [Fact]
    public async Task A_refused_dry_run_is_an_answer()
    {
        _console.Cluster.On<Result<CreatedBot>>(nameof(IBotConsoleGrain.Create), _ => new Refusal(ErrorCodes.NotFound, "There is no such user."));
        Assert.Equal(ExitCodes.Done, await RunAsync($"{Typed} --dry-run --json"));
        Assert.Equal(
            """{"dry_run":true,"target":{"type":"bot","id":null,"name":"pong"},"before":null,"after":null,"allowed":false,"code":"not_found","detail":"There is no such user."}""",
            _console.Output.TrimEnd());
    }

    [Fact]
    public async Task A_rate_limit_that_is_none_is_the_clusters_to_refuse()
    {
        _console.Cluster.On<Result<CreatedBot>>(nameof(IBotConsoleGrain.Create), _ => Refusal.OfField("rate_limit", "It must be 1 to 100000."));
        Assert.Equal(ExitCodes.Refused, await RunAsync($"{Typed} --rate-limit 0"));
        Assert.Equal("Refused (validation_failed): One or more fields are not valid.\n  rate_limit: It must be 1 to 100000.\n", _console.Error);
        Assert.Empty(_console.Output);
    }

    [Theory]
    [InlineData("--owner alice --platform telegram", "missing required argument 'NAME'")]
    [InlineData("pong --platform telegram", "Give an --owner.")]
    [InlineData("pong --owner alice", "Give a --platform.")]
    [InlineData("pong --owner alice --platform ", "Give a --platform.")]
    [InlineData("pong --owner --platform telegram", "no value")]
    [InlineData("pong --owner alice --platform telegram --rate-limit many", "--rate-limit takes a whole number, not 'many'.")]
    [InlineData("pong --owner alice --platform telegram --rate-limit 9999999999", "--rate-limit takes a whole number, not '9999999999'.")]
    [InlineData("my bot --owner alice --platform telegram", "'bot'")]
    public async Task What_is_missing_or_mistyped_is_told_before_anything_is_asked(string typed, string complaint)
    {
        Assert.Equal(ExitCodes.WrongUsage, await RunAsync(typed));
        Assert.Contains(complaint, _console.Error.Split('\n')[0], StringComparison.Ordinal);
        Assert.Empty(_console.Output);
        Assert.Empty(_console.Cluster.Asked);
    }

    public void Dispose() => _console.Dispose();

    private Task<int> RunAsync(string typed) => _console.RunAsync(["bot", "create", .. typed.Split(' ')]);
}
