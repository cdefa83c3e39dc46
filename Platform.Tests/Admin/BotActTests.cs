using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Admin;

/// <summary>What each command that changes a bot asks of the cluster, and what it makes of the answer.</summary>
public sealed class BotActTests : IDisposable
{
    private const TerminalEnds Keyboard = TerminalEnds.Input | TerminalEnds.Error;

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public BotActTests() => _console.Cluster.On<Result<BotActOutcome>>(nameof(IBotConsoleGrain.Act), arguments => SampleBots.After((BotAct)arguments[2]!));

    public static TheoryData<string, BotAct, string, string> Acts { get; } = new()
    {
        { "set-type pong verified", new SetBotType(BotType.Verified), Changed("\"is_verified\":false", "\"is_verified\":true").Replace("\"bot_type\":3", "\"bot_type\":2", StringComparison.Ordinal), "The type of pong (id 7) is Verified now." },
        { "set-type pong Official", new SetBotType(BotType.Official), Changed("\"is_verified\":false", "\"is_verified\":true").Replace("\"bot_type\":3", "\"bot_type\":1", StringComparison.Ordinal), "The type of pong (id 7) is Official now." },
        { "set-type pong COMMUNITY", new SetBotType(BotType.Community), SampleBots.Document, "The type of pong (id 7) is Community now." },
        { "set-owner pong bob", new SetBotOwner("bob"), Changed("\"owner_id\":5", "\"owner_id\":6"), "pong (id 7) belongs to the user with the id 6 now." },
        { "set-rate-limit pong 5000", new SetBotRateLimit(5000), Changed("\"rate_limit_per_hour\":1000", "\"rate_limit_per_hour\":5000"), "pong (id 7) may send 5000 requests an hour now." },
        { "set-rate-limit pong 1", new SetBotRateLimit(1), Changed("\"rate_limit_per_hour\":1000", "\"rate_limit_per_hour\":1"), "pong (id 7) may send 1 request an hour now." },
        { "regenerate-key pong", new RegenerateBotKey(), $$"""{"bot":{{SampleBots.Document}},"api_key":"pbot_0123"}""", "Bot      pong (id 7)\nAPI key  pbot_0123\nWrite it down: it is not shown again." },
        { "regenerate-key pong --keep-old 10m", new RegenerateBotKey(TimeSpan.FromMinutes(10)), $$"""{"bot":{{SampleBots.Document}},"api_key":"pbot_0123"}""", "Bot      pong (id 7)\nAPI key  pbot_0123\nWrite it down: it is not shown again." },
        { "enable pong", new EnableBot(), SampleBots.Document, "pong (id 7) is active now." },
        { "disable pong", new DisableBot(false), Changed("\"is_active\":true", "\"is_active\":false"), "pong (id 7) is inactive now." },
        { "disable pong --end-sessions", new DisableBot(true), Changed("\"is_active\":true", "\"is_active\":false")[..^1] + ",\"ended_sessions\":3}", "pong (id 7) is inactive now; 3 sessions ended." },
        { "reset-stats pong", new ResetBotStatistics(), Changed("\"groups\":12,\"users\":340", "\"groups\":0,\"users\":0").Replace("\"latency_ms\":25", "\"latency_ms\":null", StringComparison.Ordinal), "The statistics of pong (id 7) are reset." },
        { "delete pong", new DeleteBot(), SampleBots.Document, "pong (id 7) is deleted." },
    };

    [Theory]
    [MemberData(nameof(Acts), DisableDiscoveryEnumeration = true)]
    public async Task A_command_is_one_act_that_answers_the_bot_after_it(string typed, BotAct act, string document, string told)
    {
        Assert.Equal(ExitCodes.Done, await RunAsync($"{typed} --json"));
        Assert.Equal(document, _console.Output.TrimEnd());
        Assert.Equal(ExitCodes.Done, await RunAsync(typed));
        Assert.Equal(told, _console.Output.TrimEnd());
        Assert.Empty(_console.Error);
        Assert.Equal([("pong", act, false), ("pong", act, false)], Asked());
    }

    [Theory]
    [InlineData("set-type pong verified")]
    [InlineData("set-owner pong bob")]
    [InlineData("set-rate-limit pong 5000")]
    [InlineData("enable pong")]
    public async Task What_takes_nothing_away_is_done_without_a_question(string typed)
    {
        _console.Ends = Keyboard;
        Assert.Equal(ExitCodes.Done, await RunAsync(typed));
        Assert.Equal([false], Asked().Select(asked => asked.DryRun));
        Assert.Empty(_console.Error);
    }

    [Theory]
    [InlineData("regenerate-key pong", "Draw a new key for pong (id 7)? The old one stops working at once.")]
    [InlineData("regenerate-key pong --keep-old 10m", "Draw a new key for pong (id 7)? The old one stops working when its time is over.")]
    [InlineData("disable pong", "Disable pong (id 7)? Its key stops working at once.")]
    [InlineData("disable pong --end-sessions", "Disable pong (id 7)? Its key stops working at once, and 3 sessions opened through it will end.")]
    [InlineData("reset-stats pong", "Reset the statistics of pong (id 7)? Its groups (12), users (340), latency (25 ms) and command counts go back to nothing.")]
    [InlineData("delete pong", "Delete pong (id 7) for good? Its key stops working at once, and nothing can be brought back.")]
    public async Task What_takes_something_away_is_asked_about_first(string typed, string question)
    {
        _console.Ends = Keyboard;
        _console.Input = "no\n";
        Assert.Equal(ExitCodes.Refused, await RunAsync(typed));
        Assert.Equal($"{question} [y/N] Nothing was changed.\n", _console.Error);
        Assert.Empty(_console.Output);
        Assert.Equal([true], Asked().Select(asked => asked.DryRun));
        Assert.Equal(ExitCodes.Done, await RunAsync($"{typed} --yes"));
        Assert.Equal([true, false], Asked().Select(asked => asked.DryRun));
    }

    [Theory]
    [InlineData("regenerate-key pong")]
    [InlineData("reset-stats pong")]
    [InlineData("delete pong")]
    public async Task What_was_said_yes_to_is_done_to_the_bot_of_that_number_whatever_it_calls_itself_by_then(string typed)
    {
        _console.Ends = Keyboard;
        _console.Input = "y\n";
        Assert.Equal(ExitCodes.Done, await RunAsync(typed));
        Assert.Equal([("pong", true), ("7", false)], Asked().Select(asked => (asked.Bot, asked.DryRun)));
    }

    [Theory]
    [InlineData("regenerate-key pong")]
    [InlineData("disable pong")]
    [InlineData("reset-stats pong")]
    [InlineData("delete pong")]
    public async Task What_is_refused_is_not_asked_about(string typed)
    {
        _console.Ends = Keyboard;
        _console.Input = "y\n";
        _console.Cluster.On<Result<BotActOutcome>>(nameof(IBotConsoleGrain.Act), _ => new Refusal(ErrorCodes.Conflict, "Several bots are called so."));
        Assert.Equal(ExitCodes.Refused, await RunAsync(typed));
        Assert.Equal("Refused (conflict): Several bots are called so.\n", _console.Error);
        Assert.Single(_console.Cluster.Asked);
    }

    [Theory]
    [InlineData("set-rate-limit pong 0", "validation_failed", 400)]
    [InlineData("set-rate-limit pong 100001", "validation_failed", 400)]
    [InlineData("set-owner pong nobody", "not_found", 404)]
    [InlineData("enable pong", "conflict", 409)]
    [InlineData("disable pong", "forbidden", 403)]
    [InlineData("delete pong", "session_expired", 401)]
    public async Task A_refusal_of_the_cluster_exits_with_1(string typed, string code, int status)
    {
        _console.Cluster.On<Result<BotActOutcome>>(nameof(IBotConsoleGrain.Act), _ => new Refusal(code, "No."));
        Assert.Equal(ExitCodes.Refused, await RunAsync($"{typed} --json"));
        Assert.Equal($$"""{"code":"{{code}}","detail":"No.","status":{{status}}}""", _console.Error.TrimEnd());
        Assert.Empty(_console.Output);
    }

    [Fact]
    public async Task A_cluster_that_is_away_exits_with_3()
    {
        _console.Cluster.IsAway(nameof(IBotConsoleGrain.Act), "It is away.");
        Assert.Equal(ExitCodes.Unreachable, await RunAsync("enable pong"));
    }

    [Theory]
    [InlineData("set-type pong trusted", "TYPE is official, verified or community, not 'trusted'.")]
    [InlineData("set-type pong 2", "TYPE is official, verified or community, not '2'.")]
    [InlineData("set-type pong", "missing required argument 'TYPE'")]
    [InlineData("set-owner pong", "missing required argument 'USER'")]
    [InlineData("set-rate-limit pong", "missing required argument 'N'")]
    [InlineData("set-rate-limit pong many", "N takes a whole number, not 'many'.")]
    [InlineData("set-rate-limit pong 2147483648", "N takes a whole number, not '2147483648'.")]
    [InlineData("set-rate-limit pong 1.5", "N takes a whole number, not '1.5'.")]
    [InlineData("regenerate-key", "missing required argument 'BOT'")]
    [InlineData("regenerate-key pong --keep-old soon", "--keep-old takes")]
    [InlineData("enable pong --end-sessions", "Unknown option '--end-sessions'")]
    [InlineData("delete pong 8", "'8'")]
    public async Task What_is_missing_or_mistyped_is_told_before_anything_is_asked(string typed, string complaint)
    {
        Assert.Equal(ExitCodes.WrongUsage, await RunAsync(typed));
        Assert.Contains(complaint, _console.Error.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains($"platform-admin bot {typed.Split(' ')[0]} <BOT>", _console.Error, StringComparison.Ordinal);
        Assert.Empty(_console.Output);
        Assert.Empty(_console.Cluster.Asked);
    }

    public void Dispose() => _console.Dispose();

    private static string Changed(string before, string after) => SampleBots.Document.Replace(before, after, StringComparison.Ordinal);

    private Task<int> RunAsync(string typed) => _console.RunAsync(["bot", .. typed.Split(' ')]);

    private (string Bot, BotAct Act, bool DryRun)[] Asked() =>
        [.. _console.Cluster.Asked.Select(asked => ((string)asked.Arguments[1]!, (BotAct)asked.Arguments[2]!, (bool)asked.Arguments[3]!))];
}
