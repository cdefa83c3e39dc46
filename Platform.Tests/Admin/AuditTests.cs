using System.Collections.Immutable;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

/// <summary><c>audit list</c> and <c>audit verify</c>.</summary>
public sealed class AuditTests : IDisposable
{
    private static readonly AuditEntryView Warning = new(
        8, "USER_WARN", "done", null, new UserId(5), "user", "6", "rude", ImmutableSortedDictionary<string, string>.Empty.Add("entry", "1"), Profiles.Noon);

    private static readonly AuditEntryView Refused = Warning with { Id = 7, Event = "USER_BAN", Outcome = "refused", Code = "forbidden", Metadata = null };

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public AuditTests() => _console.Cluster.On<Result<AuditList>>(nameof(IAuditConsoleGrain.List), _ => new AuditList([Warning, Refused]));

    public static TheoryData<string, AuditQuery> Queries { get; } = new()
    {
        { "", new AuditQuery() },
        { "--actor alice --target 6 --event user_ban", new AuditQuery { Actor = "alice", Target = "6", Event = "user_ban" } },
        { "--since 2026-03-01T12:00 --limit 7 --before 99", new AuditQuery { Since = Profiles.Noon, Limit = 7, Before = 99 } },
        { "--since 90m", new AuditQuery { Within = TimeSpan.FromMinutes(90) } },
    };

    [Theory]
    [MemberData(nameof(Queries), DisableDiscoveryEnumeration = true)]
    public async Task Options_are_a_query(string typed, AuditQuery query)
    {
        Assert.Equal(ExitCodes.Done, await _console.RunAsync(["audit", "list", .. typed.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--json"]));
        Assert.Equal(query, Assert.Single(_console.Cluster.Asked).Arguments[1]);
        Assert.Equal(
            """{"id":8,"event":"USER_WARN","outcome":"done","code":null,"actor_id":5,"target_type":"user","target_id":"6","reason":"rude","metadata":{"entry":"1"},"created_at":"2026-03-01T12:00:00Z"}""",
            _console.Document[0].GetRawText());
    }

    [Theory]
    [InlineData("--since yesterday", "--since takes a time")]
    [InlineData("--since 0s", "--since takes a time")]
    [InlineData("--limit many", "--limit takes a whole number, not 'many'.")]
    [InlineData("--limit 9999999999", "--limit takes a whole number, not '9999999999'.")]
    [InlineData("--before first", "--before takes a whole number, not 'first'.")]
    public async Task What_is_mistyped_is_wrong_usage(string typed, string complaint)
    {
        Assert.Equal(ExitCodes.WrongUsage, await _console.RunAsync(["audit", "list", .. typed.Split(' ')]));
        Assert.StartsWith(complaint, _console.Error, StringComparison.Ordinal);
        Assert.Empty(_console.Cluster.Asked);
    }

    [Fact]
    public async Task People_see_what_was_refused_and_how_to_go_on()
    {
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("audit", "list", "--limit", "2"));
        Assert.Contains("refused: forbidden", _console.Output, StringComparison.Ordinal);
        Assert.EndsWith("--before 7\n", _console.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("audit", "list", "--limit", "3"));
        Assert.DoesNotContain("--before", _console.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifying_goes_on_to_the_end_however_long_it_takes()
    {
        AuditPlace[] places = [new(new DateOnly(2026, 3, 1), 1_000), new(new DateOnly(2026, 3, 2), 5)];
        int call = 0;
        _console.Cluster.On<Result<AuditVerification>>(nameof(IAuditConsoleGrain.Verify), _ => new AuditVerification(1_000, null, places.ElementAtOrDefault(call++)));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("audit", "verify", "--json"));
        Assert.Equal("""{"intact":true,"entries":3000,"first_broken":null}""", _console.Output.TrimEnd());
        Assert.Equal([null, places[0], places[1]], _console.Cluster.Asked.Select(asked => asked.Arguments[1]));
        Assert.Equal(3, _console.Cluster.Beginnings);
    }

    [Fact]
    public async Task Whoever_waits_at_a_terminal_sees_how_far_it_is_and_others_do_not()
    {
        int call = 0;
        _console.Cluster.On<Result<AuditVerification>>(
            nameof(IAuditConsoleGrain.Verify), _ => new AuditVerification(1_000, null, call++ % 2 == 0 ? new AuditPlace(new DateOnly(2026, 3, 1), 1_000) : null));
        await _console.RunAsync("audit", "verify");
        Assert.Empty(_console.Error);
        _console.Ends = TerminalEnds.Error;
        await _console.RunAsync("audit", "verify");
        Assert.Contains("1000 entries are right so far.", _console.Error, StringComparison.Ordinal);
        Assert.EndsWith("\r\u001b[K", _console.Error, StringComparison.Ordinal);
        Assert.Equal("The log is intact. Entries: 2000.", _console.Output.TrimEnd());
    }

    [Fact]
    public async Task A_broken_log_is_told_on_stdout_and_exits_with_1()
    {
        _console.Cluster.On<Result<AuditVerification>>(
            nameof(IAuditConsoleGrain.Verify),
            _ => new AuditVerification(4, new BrokenAuditEntry(new DateOnly(2026, 3, 1), 5, null, "It is missing."), null));
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("audit", "verify", "--json"));
        Assert.Equal(
            """{"intact":false,"entries":4,"first_broken":{"day":"2026-03-01","position":5,"id":null,"problem":"It is missing."}}""",
            _console.Output.TrimEnd());
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("audit", "verify"));
        Assert.Contains("entry 5 of 2026-03-01: It is missing.", _console.Output, StringComparison.Ordinal);
        Assert.Empty(_console.Error);
    }

    public void Dispose() => _console.Dispose();
}
