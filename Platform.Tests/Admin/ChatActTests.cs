using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Admin;

/// <summary><c>chat set-visibility</c> and <c>chat delete</c>.</summary>
public sealed class ChatActTests : IDisposable
{
    private const TerminalEnds Keyboard = TerminalEnds.Input | TerminalEnds.Error;
    private const string Target = """{"type":"chat","id":9,"name":"Film club"}""";

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public ChatActTests()
    {
        _console.Cluster.On<Result<ChatActOutcome>>(
            nameof(IChatConsoleGrain.SetVisibility), arguments => SampleChats.Seen((string)arguments[2]!, (string?)arguments[3]));
        _console.Cluster.On<Result<ChatActOutcome>>(nameof(IChatConsoleGrain.Delete), _ => new ChatActOutcome(SampleChats.FilmClub, null));
    }

    [Theory]
    [InlineData("set-visibility 9 official", "official", null, "official", "film-club", "Film club (id 9) is official as film-club now.")]
    [InlineData("set-visibility 9 PUBLIC --slug films", "public", "films", "public", "films", "Film club (id 9) is public as films now.")]
    [InlineData("set-visibility 9 private", "private", null, "private", null, "Film club (id 9) is private now.")]
    public async Task Who_may_see_a_chat_is_said_in_words(string typed, string visibility, string? slug, string seenAs, string? seenUnder, string told)
    {
        _console.Ends = Keyboard;
        Assert.Equal(ExitCodes.Done, await RunAsync(typed));
        (string method, object?[] arguments) = Assert.Single(_console.Cluster.Asked);
        Assert.Equal(nameof(IChatConsoleGrain.SetVisibility), method);
        Assert.Equal(["9", visibility, slug, false], arguments[1..]);
        Assert.Equal(told, _console.Output.TrimEnd());
        Assert.Empty(_console.Error);

        Assert.Equal(ExitCodes.Done, await RunAsync($"{typed} --json"));
        Assert.Equal(Became(SampleChats.Document, seenAs, seenUnder), _console.Output.TrimEnd());
    }

    [Fact]
    public async Task A_rehearsed_visibility_stands_beside_the_one_it_has()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync("set-visibility film-club private --dry-run --json"));
        Assert.Equal(true, Assert.Single(_console.Cluster.Asked).Arguments[4]);
        Assert.Equal(
            $$"""{"dry_run":true,"target":{{Target}},"before":{{SampleChats.Standing}},"after":{{Became(SampleChats.Standing, "private", null)}},"allowed":true,"code":null,"detail":null}""",
            _console.Output.TrimEnd());
        Assert.Equal(ExitCodes.Done, await RunAsync("set-visibility film-club private --dry-run"));
        Assert.Equal("Target   chat Film club (id 9)\nBefore   public as film-club\nAfter    private\nAllowed  yes; nothing was changed\n", _console.Output);
    }

    [Fact]
    public async Task A_rehearsed_deletion_shows_what_would_be_gone()
    {
        _console.Ends = Keyboard;
        Assert.Equal(ExitCodes.Done, await RunAsync("delete film-club --dry-run --json"));
        Assert.Equal(
            $$"""{"dry_run":true,"target":{{Target}},"before":{{SampleChats.Standing}},"after":null,"allowed":true,"code":null,"detail":null}""",
            _console.Output.TrimEnd());
        Assert.Equal([("film-club", true)], Deletions());
        Assert.Empty(_console.Error);
        Assert.Equal(ExitCodes.Done, await RunAsync("delete film-club --dry-run"));
        Assert.Equal(
            """
            Target   chat Film club (id 9)
            Before   name Film club; owner alice; public as film-club; description old films; running; 12 members
            After    deleted
            Allowed  yes; nothing was changed

            """,
            _console.Output);
    }

    [Theory]
    [InlineData("set-visibility nowhere private", nameof(IChatConsoleGrain.SetVisibility))]
    [InlineData("delete nowhere", nameof(IChatConsoleGrain.Delete))]
    public async Task Why_not_is_an_answer_of_a_rehearsal_and_exits_with_1_otherwise(string typed, string method)
    {
        _console.Cluster.On<Result<ChatActOutcome>>(method, _ => new Refusal(ErrorCodes.NotFound, "There is no such chat."));
        Assert.Equal(ExitCodes.Done, await RunAsync($"{typed} --dry-run --json"));
        Assert.Equal(
            """{"dry_run":true,"target":{"type":"chat","id":null,"name":"nowhere"},"before":null,"after":null,"allowed":false,"code":"not_found","detail":"There is no such chat."}""",
            _console.Output.TrimEnd());
        Assert.Empty(_console.Error);
        Assert.Equal(ExitCodes.Refused, await RunAsync($"{typed} --json"));
        Assert.Equal("""{"code":"not_found","detail":"There is no such chat.","status":404}""", _console.Error.TrimEnd());
        Assert.Empty(_console.Output);
    }

    [Theory]
    [InlineData("delete film-club", null)]
    [InlineData("delete film-club --reason abandoned", "abandoned")]
    public async Task Without_a_terminal_a_chat_is_deleted_at_once(string typed, string? reason)
    {
        Assert.Equal(ExitCodes.Done, await RunAsync(typed));
        Assert.Equal(["film-club", reason, false], Assert.Single(_console.Cluster.Asked).Arguments[1..]);
        Assert.Equal("Film club (id 9) is deleted.\n", _console.Output);
        Assert.Equal(ExitCodes.Done, await RunAsync($"{typed} --json"));
        Assert.Equal(SampleChats.Document, _console.Output.TrimEnd());
    }

    [Fact]
    public async Task Whoever_deletes_at_a_terminal_is_asked()
    {
        _console.Ends = Keyboard;
        _console.Input = "no\n";
        Assert.Equal(ExitCodes.Refused, await RunAsync("delete film-club"));
        Assert.Equal(
            "Delete Film club (id 9) of alice (id 5) for good? It is running and has 12 members; nothing can be brought back. [y/N] Nothing was changed.\n",
            _console.Error);
        Assert.Empty(_console.Output);
        Assert.Equal([("film-club", true)], Deletions());
        Assert.Equal(ExitCodes.Done, await RunAsync("delete film-club --yes"));
        Assert.Equal([("film-club", true), ("film-club", false)], Deletions());
    }

    [Fact]
    public async Task What_was_said_yes_to_is_the_chat_of_that_number_whoever_has_the_slug_by_then()
    {
        _console.Ends = Keyboard;
        _console.Input = "y\n";
        Assert.Equal(ExitCodes.Done, await RunAsync("delete film-club --reason abandoned"));
        Assert.Equal([("film-club", true), ("9", false)], Deletions());
        Assert.Equal(["abandoned", "abandoned"], _console.Cluster.Asked.Select(asked => asked.Arguments[2]));
    }

    [Fact]
    public async Task What_is_refused_is_not_asked_about()
    {
        _console.Ends = Keyboard;
        _console.Input = "y\n";
        _console.Cluster.On<Result<ChatActOutcome>>(nameof(IChatConsoleGrain.Delete), _ => new Refusal(ErrorCodes.Forbidden, "For its owner and Owners."));
        Assert.Equal(ExitCodes.Refused, await RunAsync("delete film-club"));
        Assert.Equal("Refused (forbidden): For its owner and Owners.\n", _console.Error);
        Assert.Single(_console.Cluster.Asked);
    }

    [Fact]
    public async Task A_cluster_that_is_away_exits_with_3()
    {
        _console.Cluster.IsAway(nameof(IChatConsoleGrain.SetVisibility), "It is away.");
        Assert.Equal(ExitCodes.Unreachable, await RunAsync("set-visibility 9 private"));
    }

    [Theory]
    [InlineData("set-visibility 9 secret", "VISIBILITY is official, public or private, not 'secret'.")]
    [InlineData("set-visibility 9", "missing required argument 'VISIBILITY'")]
    [InlineData("set-visibility 9 public --slug", "no value")]
    [InlineData("set-visibility 9 public --reason x", "Unknown option '--reason'")]
    [InlineData("delete", "missing required argument 'CHAT'")]
    [InlineData("delete 9 10", "'10'")]
    [InlineData("delete 9 --slug x", "Unknown option '--slug'")]
    public async Task What_is_missing_or_mistyped_is_told_before_anything_is_asked(string typed, string complaint)
    {
        Assert.Equal(ExitCodes.WrongUsage, await RunAsync(typed));
        Assert.Contains(complaint, _console.Error.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains($"platform-admin chat {typed.Split(' ')[0]} <CHAT>", _console.Error, StringComparison.Ordinal);
        Assert.Empty(_console.Output);
        Assert.Empty(_console.Cluster.Asked);
    }

    public void Dispose() => _console.Dispose();

    private static string Became(string document, string visibility, string? slug) => document.Replace(
        "\"visibility\":\"public\",\"slug\":\"film-club\"",
        $"\"visibility\":\"{visibility}\",\"slug\":{(slug is null ? "null" : $"\"{slug}\"")}",
        StringComparison.Ordinal);

    private Task<int> RunAsync(string typed) => _console.RunAsync(["chat", .. typed.Split(' ')]);

    private (string Chat, bool DryRun)[] Deletions() =>
        [.. _console.Cluster.Asked.Select(asked => ((string)asked.Arguments[1]!, (bool)asked.Arguments[3]!))];
}
