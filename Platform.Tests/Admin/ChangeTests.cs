using System.Text.Json;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

public sealed class ChangeTests : IDisposable
{
    private const int DryRunOfRevocation = 3;

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public ChangeTests()
    {
        _console.Cluster.On<Result<UserActOutcome>>(nameof(IUserConsoleGrain.Act), arguments => Profiles.Unchanged with
        {
            EndedSessions = ((RevokeSessions)arguments[2]!).Suffix is { } suffix ? [suffix] : ["abc123", "def456"],
        });
    }

    [Fact]
    public async Task Without_a_terminal_nobody_is_asked()
    {
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("session", "revoke", "alice", "--all"));
        Assert.Equal("Ended 2 sessions (abc123, def456) of alice (id 5).\n", _console.Output);
        Assert.Equal([false], Revocations());
    }

    [Theory]
    [InlineData("y\n", ExitCodes.Done, true, false)]
    [InlineData("YES\n", ExitCodes.Done, true, false)]
    [InlineData("n\n", ExitCodes.Refused, true)]
    [InlineData("\n", ExitCodes.Refused, true)]
    [InlineData("", ExitCodes.Refused, true)]
    public async Task At_a_terminal_only_a_yes_takes_something_away(string reply, int exitCode, params bool[] dryRuns)
    {
        _console.Ends = TerminalEnds.Input | TerminalEnds.Error;
        _console.Input = reply;
        Assert.Equal(exitCode, await _console.RunAsync("session", "revoke", "alice", "abc123"));
        Assert.StartsWith("End the session abc123 of alice (id 5)? [y/N] ", _console.Error, StringComparison.Ordinal);
        Assert.Equal(dryRuns, Revocations());
    }

    [Fact]
    public async Task Yes_is_not_asked_again()
    {
        _console.Ends = TerminalEnds.Input | TerminalEnds.Output | TerminalEnds.Error;
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("session", "revoke", "alice", "abc123", "--yes"));
        Assert.Equal([false], Revocations());
    }

    [Fact]
    public async Task What_is_refused_is_not_asked_about()
    {
        _console.Ends = TerminalEnds.Input | TerminalEnds.Error;
        _console.Cluster.On<Result<UserActOutcome>>(nameof(IUserConsoleGrain.Act), _ => new Refusal(ErrorCodes.Forbidden, "No."));
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync("session", "revoke", "alice", "abc123"));
        Assert.StartsWith("Refused (forbidden): No.", _console.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revocation_answers_the_user_with_full_details()
    {
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("session", "revoke", "alice", "--all", "--json"));
        Assert.Equal(5, _console.Document.GetProperty("id").GetInt64());
        Assert.True(_console.Document.TryGetProperty("linked_platforms", out _));
    }

    [Fact]
    public async Task A_dry_run_shows_before_and_after_and_changes_nothing()
    {
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("session", "revoke", "alice", "abc123", "--dry-run", "--json"));
        JsonElement printed = _console.Document;
        Assert.Equal(["dry_run", "target", "before", "after", "allowed", "code", "detail"], printed.EnumerateObject().Select(member => member.Name));
        Assert.Equal("""{"type":"user","id":5,"name":"alice"}""", printed.GetProperty("target").GetRawText());
        Assert.Equal("""["abc123"]""", printed.GetProperty("after").GetProperty("ended_sessions").GetRawText());
        Assert.Equal([true], Revocations());
    }

    [Fact]
    public async Task A_refused_dry_run_is_an_answer()
    {
        _console.Cluster.On<Result<PublicKeyView>>(nameof(IPublicKeyConsoleGrain.Revoke), _ => new Refusal(ErrorCodes.NotFound, "No such key."));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("public-key", "revoke", "web", "--dry-run", "--json"));
        Assert.False(_console.Document.GetProperty("allowed").GetBoolean());
        Assert.Equal("not_found", _console.Document.GetProperty("code").GetString());
        Assert.Empty(_console.Error);
    }

    [Fact]
    public async Task A_rehearsed_bootstrap_tells_the_level_before_and_after()
    {
        _console.Environment["PLATFORM_OPERATOR_KEY"] = "key";
        UserDetails before = Profiles.Details with { Profile = Profiles.Alice with { PermissionLevel = PermissionLevel.Admin } };
        _console.Cluster.On<Result<UserActOutcome>>(nameof(IPermissionConsoleGrain.BootstrapOwner), _ => new UserActOutcome(before, Profiles.Details, []));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("bootstrap", "owner", "alice", "--dry-run", "--json"));
        Assert.Equal(2, _console.Document.GetProperty("before").GetProperty("permission_level").GetInt32());
        Assert.Equal(3, _console.Document.GetProperty("after").GetProperty("permission_level").GetInt32());
        Assert.Equal(true, _console.Cluster.Asked.Single().Arguments[2]);
    }

    public void Dispose() => _console.Dispose();

    private bool[] Revocations() =>
        [.. _console.Cluster.Asked.Where(asked => asked.Method == nameof(IUserConsoleGrain.Act)).Select(asked => (bool)asked.Arguments[DryRunOfRevocation]!)];
}
