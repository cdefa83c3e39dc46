using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;

namespace Platform.Tests.Admin;

/// <summary><c>chat create-official</c>.</summary>
public sealed class ChatCreateOfficialTests : IDisposable
{
    private const string Typed = "Lobby --slug lobby";
    private const string Standing =
        """{"name":"Lobby","owner":{"id":5,"username":"alice","avatar_url":null},"visibility":"official","slug":"lobby","description":null,"allow_control_requests":false,"running":false,"member_count":1}""";

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public ChatCreateOfficialTests() => _console.Cluster.On<Result<ChatView>>(
        nameof(IChatConsoleGrain.CreateOfficial), arguments => (bool)arguments[2]! ? SampleChats.Lobby with { Id = 0 } : SampleChats.Lobby);

    [Theory]
    [InlineData("", null)]
    [InlineData(" --description welcome", "welcome")]
    [InlineData(" --description=-o-", "-o-")]
    public async Task A_chat_is_created_as_it_was_typed(string options, string? description)
    {
        _console.Ends = TerminalEnds.Input | TerminalEnds.Error;
        Assert.Equal(ExitCodes.Done, await RunAsync(Typed + options));
        (string method, object?[] arguments) = Assert.Single(_console.Cluster.Asked);
        Assert.Equal(
            (nameof(IChatConsoleGrain.CreateOfficial), new NewOfficialChat("Lobby", "lobby", description), false),
            (method, arguments[1], arguments[2]));
        Assert.Empty(_console.Error);
    }

    [Fact]
    public async Task A_name_may_have_blanks()
    {
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("chat", "create-official", "The lobby", "--slug", "lobby"));
        Assert.Equal(new NewOfficialChat("The lobby", "lobby", null), Assert.Single(_console.Cluster.Asked).Arguments[1]);
    }

    [Fact]
    public async Task The_answer_is_the_chat_as_in_http()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync($"{Typed} --json"));
        Assert.Equal(
            """{"id":10,"chat_type":"group","name":"Lobby","owner":{"id":5,"username":"alice","avatar_url":null},"visibility":"official","slug":"lobby","description":null,"allow_control_requests":false,"running":false,"member_count":1,"archived":false,"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z"}""",
            _console.Output.TrimEnd());
        Assert.Equal(ExitCodes.Done, await RunAsync(Typed));
        Assert.Equal("Lobby (id 10) is created, official as lobby.\n", _console.Output);
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_be_there()
    {
        Assert.Equal(ExitCodes.Done, await RunAsync($"{Typed} --dry-run --json"));
        Assert.Equal(
            $$"""{"dry_run":true,"target":{"type":"chat","id":null,"name":"Lobby"},"before":null,"after":{{Standing}},"allowed":true,"code":null,"detail":null}""",
            _console.Output.TrimEnd());
        Assert.Equal(true, Assert.Single(_console.Cluster.Asked).Arguments[2]);
        Assert.Equal(ExitCodes.Done, await RunAsync($"{Typed} --dry-run"));
        Assert.Equal(
            """
            Target   chat Lobby
            Before   not there yet
            After    name Lobby; owner alice; official as lobby; stopped; 1 member
            Allowed  yes; nothing was changed

            """,
            _console.Output);
    }

    [Fact]
    public async Task A_refused_dry_run_is_an_answer()
    {
        _console.Cluster.On<Result<ChatView>>(nameof(IChatConsoleGrain.CreateOfficial), _ => new Refusal(ErrorCodes.SlugTaken, "Another chat has the slug."));
        Assert.Equal(ExitCodes.Done, await RunAsync($"{Typed} --dry-run --json"));
        Assert.Equal(
            """{"dry_run":true,"target":{"type":"chat","id":null,"name":"Lobby"},"before":null,"after":null,"allowed":false,"code":"slug_taken","detail":"Another chat has the slug."}""",
            _console.Output.TrimEnd());
        Assert.Empty(_console.Error);
    }

    [Theory]
    [InlineData("slug_taken", 409)]
    [InlineData("forbidden", 403)]
    [InlineData("validation_failed", 400)]
    public async Task A_refusal_of_the_cluster_exits_with_1(string code, int status)
    {
        _console.Cluster.On<Result<ChatView>>(nameof(IChatConsoleGrain.CreateOfficial), _ => new Refusal(code, "No."));
        Assert.Equal(ExitCodes.Refused, await RunAsync($"{Typed} --json"));
        Assert.Equal($$"""{"code":"{{code}}","detail":"No.","status":{{status}}}""", _console.Error.TrimEnd());
        Assert.Empty(_console.Output);
    }

    [Theory]
    [InlineData("--slug lobby", "missing required argument 'NAME'")]
    [InlineData("Lobby", "Give a --slug.")]
    [InlineData("Lobby --slug ", "Give a --slug.")]
    [InlineData("Lobby --slug --dry-run", "no value")]
    [InlineData("The lobby --slug lobby", "'lobby'")]
    [InlineData("Lobby --slug lobby --owner bob", "Unknown option '--owner'")]
    public async Task What_is_missing_or_mistyped_is_told_before_anything_is_asked(string typed, string complaint)
    {
        Assert.Equal(ExitCodes.WrongUsage, await RunAsync(typed));
        Assert.Contains(complaint, _console.Error.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("platform-admin chat create-official <NAME>", _console.Error, StringComparison.Ordinal);
        Assert.Empty(_console.Output);
        Assert.Empty(_console.Cluster.Asked);
    }

    public void Dispose() => _console.Dispose();

    private Task<int> RunAsync(string typed) => _console.RunAsync(["chat", "create-official", .. typed.Split(' ')]);
}
