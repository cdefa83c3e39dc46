using System.Collections.Immutable;
using System.Text.Json;
using Platform.Admin.Commands;
using Platform.Admin.Connection;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

/// <summary><c>import users</c> and <c>import bots</c>.</summary>
public sealed class ImportTests : IDisposable
{
    private static readonly Refusal Taken = UserRefusals.UsernameTaken.Blaming("username");

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();
    private readonly List<string> _sent = [];

    // Whoever is called there was there, whoever is called taken cannot be.
    public ImportTests() => AnswerUsers(_console);

    [Fact]
    public async Task Rows_are_imported_passed_over_or_named()
    {
        Write("people.csv", "platform,platform_user_id,username\na,1,new\na,2,there\na,3,taken\na\na,5,NEW\n");
        Assert.Equal(ExitCodes.Refused, await RunAsync("import", "users", "people.csv"));
        Assert.Equal("Rows           5\nImported       1\nThere already  1\nBad            3\n", _console.Output);
        Assert.Equal(
            "line 5: Has 1 values, but the header has 3 columns. (validation_failed)\nline 6, username: Line 2 has it already. (conflict)\n"
            + "line 4, username: Another user has that name. (username_taken)\n",
            _console.Error);
        Assert.Equal(["1", "2", "3"], _sent);
    }

    [Fact]
    public async Task A_program_reads_one_document_and_a_bad_row_a_line_beside_it()
    {
        Write("people.csv", "platform,platform_user_id,username\na,1,new\na,3,taken\n");
        Assert.Equal(ExitCodes.Refused, await RunAsync("import", "users", "people.csv", "--json"));
        Assert.Equal((2, 1, 0, 1), (Number("rows"), Number("created"), Number("already_there"), Number("bad")));
        Assert.Equal("""{"row":2,"line":3,"column":"username","code":"username_taken","reason":"Another user has that name."}""", _console.Error.TrimEnd());
        Assert.Equal(_console.Error.TrimEnd(), Assert.Single(_console.Document.GetProperty("bad_rows").EnumerateArray()).GetRawText());
    }

    [Fact]
    public async Task A_rehearsal_answers_whatever_the_answer_and_says_so_to_the_cluster()
    {
        Write("people.csv", "platform,platform_user_id,username\na,1,new\na,3,taken\n");
        Assert.Equal(ExitCodes.Done, await RunAsync("import", "users", "people.csv", "--dry-run", "--json"));
        Assert.Equal(true, Assert.Single(_console.Cluster.Asked).Arguments[2]);
        JsonElement document = _console.Document;
        Assert.True(document.GetProperty("dry_run").GetBoolean());
        Assert.False(document.GetProperty("allowed").GetBoolean());
        Assert.Equal("username_taken", document.GetProperty("code").GetString());
        Assert.Equal("users", document.GetProperty("target").GetProperty("type").GetString());
    }

    [Fact]
    public async Task A_report_holds_the_bad_rows_and_can_be_imported_once_it_is_corrected()
    {
        Write("people.csv", "platform,platform_user_id,username\na,1,new\na,3,taken\n");
        Assert.Equal(ExitCodes.Refused, await RunAsync("import", "users", "people.csv", "--report", In("bad.csv")));
        string report = await File.ReadAllTextAsync(In("bad.csv"));
        Assert.Contains("3,username,username_taken,Another user has that name.", report, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(In("bad.csv")));
        }

        await File.WriteAllTextAsync(In("bad.csv"), report.Replace(",taken,", ",free,", StringComparison.Ordinal));
        using ScriptedConsole later = ScriptedConsole.SignedIn();
        AnswerUsers(later);
        Assert.Equal(ExitCodes.Done, await later.RunAsync("import", "users", In("bad.csv")));
        Assert.Equal(["1", "3", "3"], _sent);
    }

    [Fact]
    public async Task A_report_over_its_own_file_is_wrong_usage()
    {
        Write("people.csv", "platform,platform_user_id\na,1\n");
        Assert.Equal(ExitCodes.WrongUsage, await RunAsync("import", "users", "people.csv", "--report", In("people.csv")));
        Assert.Equal("platform,platform_user_id\na,1\n", await File.ReadAllTextAsync(In("people.csv")));
    }

    [Fact]
    public async Task It_may_stop_at_a_bad_row_and_says_where_to_go_on()
    {
        Write("people.csv", Many(200, bad: 70));
        Assert.Equal(ExitCodes.Refused, await RunAsync("import", "users", "people.csv", "--stop-on-error", "--json", "--rate", "100000000"));
        Assert.Equal(128, _sent.Count);
        Assert.Equal((true, 129L), (_console.Document.GetProperty("stopped").GetBoolean(), Number("next_row")));
    }

    [Fact]
    public async Task It_goes_on_from_a_row_and_still_knows_those_before()
    {
        Write("people.csv", "platform,platform_user_id,username\na,1,new\na,2,two\na,1,three\n");
        Assert.Equal(ExitCodes.Refused, await RunAsync("import", "users", "people.csv", "--from", "2"));
        Assert.Equal(["2"], _sent);
        Assert.Contains("line 4, platform_user_id: Line 2 has it already.", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressing_ctrl_c_finishes_the_rows_on_their_way()
    {
        Write("people.csv", Many(200));
        _console.Cluster.On<Result<ImmutableArray<Result<ImportedUser>>>>(nameof(IUserTransferGrain.Import), arguments =>
        {
            _console.Interruption.Press();
            return ImmutableArray.CreateRange((ImmutableArray<UserRecord>)arguments[1]!, Outcome);
        });
        Assert.Equal(ExitCodes.Refused, await RunAsync("import", "users", "people.csv"));
        Assert.StartsWith("Rows           64\nImported       64\n", _console.Output, StringComparison.Ordinal);
        Assert.Equal("Stopped at row 65. The same command goes on there with --from 65; without it, rows that are there already are passed over.\n", _console.Error);
    }

    [Fact]
    public async Task A_cluster_that_is_away_for_a_moment_is_asked_again()
    {
        Write("people.csv", Many(65));
        int calls = 0;
        _console.Cluster.On<Result<ImmutableArray<Result<ImportedUser>>>>(nameof(IUserTransferGrain.Import), arguments =>
        {
            if (++calls == 2)
            {
                _ = Task.Run(async () =>
                {
                    while (calls == 2)
                    {
                        _console.Time.Advance(TimeSpan.FromSeconds(2));
                        await Task.Yield();
                    }
                });
                throw new ClusterAwayException("away", new TimeoutException());
            }

            return ImmutableArray.CreateRange((ImmutableArray<UserRecord>)arguments[1]!, Outcome);
        });
        Assert.Equal(ExitCodes.Done, await RunAsync("import", "users", "people.csv", "--rate", "100000000"));
        Assert.Equal(3, calls);
    }

    [Fact]
    public async Task A_cluster_that_is_away_from_the_start_is_not_waited_for()
    {
        Write("people.csv", Many(2));
        _console.Cluster.IsAway(nameof(IUserTransferGrain.Import), "The cluster is away.");
        Assert.Equal(ExitCodes.Unreachable, await RunAsync("import", "users", "people.csv"));
        Assert.Single(_console.Cluster.Asked);
        Assert.Contains("--from 1;", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_who_may_not_import_is_told_so()
    {
        Write("people.csv", Many(2));
        _console.Cluster.On<Result<ImmutableArray<Result<ImportedUser>>>>(
            nameof(IUserTransferGrain.Import), _ => new Refusal(ErrorCodes.Forbidden, "Only Admins and Owners may do this."));
        Assert.Equal(ExitCodes.Refused, await RunAsync("import", "users", "people.csv", "--json"));
        Assert.Equal("forbidden", _console.Problem.GetProperty("code").GetString());
        Assert.Empty(_console.Output);
    }

    [Fact]
    public async Task A_terminal_sees_how_far_it_is_and_nothing_else_does()
    {
        Write("people.csv", Many(65));
        Assert.Equal(ExitCodes.Done, await RunAsync("import", "users", "people.csv", "--rate", "100000000"));
        Assert.Empty(_console.Error);
    }

    [Theory]
    [InlineData("people.csv", "--from", "0")]
    [InlineData("people.csv", "--rate", "none")]
    [InlineData("nobody.csv")]
    [InlineData("people.txt")]
    [InlineData("people.csv", "--keys-file", "keys")]
    public async Task What_makes_no_sense_is_wrong_usage(params string[] arguments)
    {
        Write("people.csv", Many(1));
        Assert.Equal(ExitCodes.WrongUsage, await RunAsync(["import", "users", .. arguments]));
        Assert.Empty(_console.Cluster.Asked);
    }

    [Fact]
    public async Task Keys_of_bots_go_into_a_file_of_ones_own_and_what_is_in_it_stays()
    {
        AnswerBots();
        Write("bots.csv", "name,platform,owner\npong,a,alice\nping,a,alice\nthere,a,alice\n");
        await File.WriteAllTextAsync(In("keys.csv"), "id,name,api_key\r\n1,older,pbot_older\r\n");
        Assert.Equal(ExitCodes.Done, await RunAsync("import", "bots", "bots.csv", "--keys-file", In("keys.csv"), "--json"));
        Assert.Equal(true, Assert.Single(_console.Cluster.Asked).Arguments[2]);
        Assert.Equal("id,name,api_key\r\n1,older,pbot_older\r\n7,pong,pbot_pong\r\n7,ping,pbot_ping\r\n", await File.ReadAllTextAsync(In("keys.csv")));
        Assert.DoesNotContain("pbot_", _console.Output + _console.Error, StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(In("keys.csv")));
        }
    }

    [Fact]
    public async Task Without_a_keys_file_no_key_is_asked_for()
    {
        AnswerBots();
        Write("bots.csv", "name,platform,owner\npong,a,alice\n");
        Assert.Equal(ExitCodes.Done, await RunAsync("import", "bots", "bots.csv"));
        Assert.Equal(false, Assert.Single(_console.Cluster.Asked).Arguments[2]);
    }

    public void Dispose() => _console.Dispose();

    private static Result<ImportedUser> Outcome(UserRecord user) =>
        user.Username == "taken" ? Taken : new ImportedUser(new UserId(7), user.Username, WasThere: user.Username == "there");

    private static string Many(int count, int bad = -1) => "platform,platform_user_id,username\n"
        + string.Concat(Enumerable.Range(1, count).Select(number => $"a,{number},{(number == bad ? "taken" : $"name{number}")}\n"));

    private void AnswerUsers(ScriptedConsole console) => console.Cluster.On<Result<ImmutableArray<Result<ImportedUser>>>>(nameof(IUserTransferGrain.Import), arguments =>
    {
        var users = (ImmutableArray<UserRecord>)arguments[1]!;
        _sent.AddRange(users.Select(user => user.PlatformUserId));
        return ImmutableArray.CreateRange(users, Outcome);
    });

    private void AnswerBots() => _console.Cluster.On<Result<ImmutableArray<Result<ImportedBot>>>>(nameof(IBotTransferGrain.Import), arguments =>
        ImmutableArray.CreateRange((ImmutableArray<BotRecord>)arguments[1]!, bot => (Result<ImportedBot>)(bot.Name == "there"
            ? new ImportedBot(new BotId(6), bot.Name, WasThere: true, ApiKey: null)
            : new ImportedBot(new BotId(7), bot.Name, WasThere: false, new Secret($"pbot_{bot.Name}")))));

    private long Number(string member) => _console.Document.GetProperty(member).GetInt64();

    private string In(string name) => Path.Combine(_console.Home, name);

    private void Write(string name, string content) => File.WriteAllText(In(name), content);

    private Task<int> RunAsync(params string[] arguments) => _console.RunAsync([.. arguments[..2], In(arguments[2]), .. arguments[3..]]);
}
