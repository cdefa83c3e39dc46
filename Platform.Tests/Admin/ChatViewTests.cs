using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

/// <summary><c>chat list</c>, <c>chat show</c>, and the chats in <c>user show</c>.</summary>
public sealed class ChatViewTests : IDisposable
{
    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    [Fact]
    public async Task A_list_is_an_array_of_chats_as_in_http()
    {
        ThereAre([SampleChats.FilmClub]);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("chat", "list", "--json"));
        Assert.Equal($"[{SampleChats.Document}]", _console.Output.TrimEnd());
    }

    [Fact]
    public async Task No_chats_are_an_empty_array_and_a_sentence()
    {
        ThereAre([]);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("chat", "list", "--json"));
        Assert.Equal("[]", _console.Output.TrimEnd());
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("chat", "list"));
        Assert.Equal("No chats.\n", _console.Output);
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(101, 2)]
    [InlineData(250, 3)]
    public async Task All_parts_of_a_list_are_read(int count, int parts)
    {
        ThereAre([.. Enumerable.Range(1, count).Select(number => SampleChats.FilmClub with { Id = number * 2 })]);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("chat", "list", "--json"));
        Assert.Equal(Enumerable.Range(1, count).Select(number => number * 2L), _console.Document.EnumerateArray().Select(chat => chat.GetProperty("id").GetInt64()));
        Assert.Equal(parts, _console.Cluster.Asked.Count);
        Assert.Equal(parts, _console.Cluster.Beginnings);
    }

    [Fact]
    public async Task A_part_of_which_the_operator_may_see_nothing_does_not_end_the_list()
    {
        _console.Cluster.On<Result<ChatList>>(nameof(IChatConsoleGrain.List), arguments => arguments[1] is null
            ? new ChatList([], 100)
            : new ChatList([SampleChats.FilmClub], null));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("chat", "list", "--json"));
        Assert.Equal($"[{SampleChats.Document}]", _console.Output.TrimEnd());
        Assert.Equal([null, 100L], _console.Cluster.Asked.Select(asked => asked.Arguments[1]));
    }

    [Fact]
    public async Task A_refusal_in_the_middle_of_a_list_leaves_stdout_empty()
    {
        _console.Cluster.On<Result<ChatList>>(nameof(IChatConsoleGrain.List), arguments => arguments[1] is null
            ? new ChatList([SampleChats.FilmClub], SampleChats.FilmClub.Id)
            : new Refusal(ErrorCodes.SessionExpired, "The session has ended."));
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("chat", "list", "--json"));
        Assert.Empty(_console.Output);
        Assert.Equal("session_expired", _console.Problem.GetProperty("code").GetString());
    }

    [Fact]
    public async Task People_see_a_line_for_each_chat()
    {
        ThereAre([SampleChats.FilmClub, SampleChats.Lobby, SampleChats.Lobby with { Id = 11, Name = "my \u001b[31mchat", Visibility = ChatVisibilities.Private, Slug = null }]);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("chat", "list"));
        Assert.Equal(
            """
            Id  Visibility  State    Members  Owner  Slug       Name
            9   public      running  12       alice  film-club  Film club
            10  official    stopped  1        alice  lobby      Lobby
            11  private     stopped  1        alice  -          my \u{1B}[31mchat

            """,
            _console.Output);
    }

    [Fact]
    public async Task A_line_for_each_chat_fits_a_small_screen()
    {
        _console.Ends = TerminalEnds.Output;
        ThereAre([SampleChats.FilmClub]);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("chat", "list"));
        Assert.Single(_console.Output.Split('\n'), line => line.Contains("film-club", StringComparison.Ordinal) && line.Contains("Film club", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_chat_is_shown_with_all_its_fields()
    {
        _console.Cluster.On<Result<ChatView>>(nameof(IChatConsoleGrain.Show), _ => SampleChats.FilmClub);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("chat", "show", "film-club", "--json"));
        Assert.Equal(SampleChats.Document, _console.Output.TrimEnd());
        Assert.Equal("film-club", Assert.Single(_console.Cluster.Asked).Arguments[1]);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("chat", "show", "9"));
        Assert.Equal(
            """
            Id                9
            Name              Film club
            Type              group
            Owner             alice (id 5)
            Visibility        public
            Slug              film-club
            Description       old films
            State             running
            Members           12
            Control requests  allowed
            Archived          no
            Created           2026-03-01 12:00 UTC
            Updated           2026-03-01 12:00 UTC

            """,
            _console.Output);
    }

    [Fact]
    public async Task A_chat_that_is_not_there_is_refused()
    {
        _console.Cluster.On<Result<ChatView>>(nameof(IChatConsoleGrain.Show), _ => new Refusal(ErrorCodes.NotFound, "There is no such chat."));
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("chat", "show", "nowhere"));
        Assert.Equal("Refused (not_found): There is no such chat.\n", _console.Error);
    }

    [Fact]
    public async Task Which_chat_must_be_said()
    {
        Assert.Equal(ExitCodes.WrongUsage, await _console.RunAsync("chat", "show"));
        Assert.Contains("missing required argument 'CHAT'", _console.Error, StringComparison.Ordinal);
        Assert.Empty(_console.Cluster.Asked);
    }

    [Fact]
    public async Task A_user_is_shown_with_his_chats()
    {
        _console.Cluster.On<Result<UserDetails>>(nameof(IUserConsoleGrain.Show), _ => Profiles.Details with { Chats = [SampleChats.FilmClub, SampleChats.Lobby] });
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "show", "alice", "--json"));
        Assert.Equal(SampleChats.Document, _console.Document.GetProperty("chats")[0].GetRawText());
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "show", "alice"));
        Assert.EndsWith(
            """


            Chats
            Id  Visibility  State    Members  Slug       Name
            9   public      running  12       film-club  Film club
            10  official    stopped  1        lobby      Lobby

            """,
            _console.Output,
            StringComparison.Ordinal);
    }

    public void Dispose() => _console.Dispose();

    private void ThereAre(ChatView[] chats) => _console.Cluster.On<Result<ChatList>>(nameof(IChatConsoleGrain.List), arguments =>
    {
        ChatView[] rest = [.. chats.Where(chat => arguments[1] is not long last || chat.Id > last)];
        ChatView[] part = [.. rest.Take(IChatConsoleGrain.MostListed)];
        return new ChatList([.. part], part.Length < rest.Length ? part[^1].Id : null);
    });
}
