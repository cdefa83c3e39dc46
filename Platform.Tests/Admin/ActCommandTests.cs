using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

/// <summary>What each command asks of the cluster, and what it makes of the answer.</summary>
public sealed class ActCommandTests : IDisposable
{
    private const TerminalEnds Keyboard = TerminalEnds.Input | TerminalEnds.Error;

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    public ActCommandTests() => _console.Cluster.On<Result<UserActOutcome>>(nameof(IUserConsoleGrain.Act), _ => Profiles.Banned);

    public static TheoryData<string, UserAct> Acts { get; } = new()
    {
        { "user warn alice --reason rude", new WarnUser { Reason = "rude" } },
        { "user timeout alice --reason loud --for 10m", new TimeOutUser { Reason = "loud", End = new PunishmentEnd(null, TimeSpan.FromMinutes(10)) } },
        { "user timeout alice --reason loud --until 2031-01-01", new TimeOutUser { Reason = "loud", End = new PunishmentEnd(new DateTimeOffset(2031, 1, 1, 0, 0, 0, TimeSpan.Zero), null) } },
        { "user ban alice --reason spam", new BanUser { Reason = "spam" } },
        { "user ban alice --reason spam --for 1d12h", new BanUser { Reason = "spam", End = new PunishmentEnd(null, TimeSpan.FromHours(36)) } },
        { "user untimeout alice", new LiftTimeouts() },
        { "user unban alice --reason sorry", new LiftBans { Reason = "sorry" } },
        { "user delete alice --reason asked", new DeleteUser { Reason = "asked" } },
        { "permission promote alice", new PromoteUser() },
        { "permission demote alice --reason inactive", new DemoteUser { Reason = "inactive" } },
        { "subscription grant alice --tier TRIAL", new GrantSubscription { Tier = SubscriptionTier.Trial } },
        { "subscription grant alice --tier premium --days 30", new GrantSubscription { Tier = SubscriptionTier.Premium, Days = 30 } },
        { "subscription grant alice --tier Lifetime --reason paid", new GrantSubscription { Tier = SubscriptionTier.Lifetime, Reason = "paid" } },
        { "subscription revoke alice --reason refunded", new RevokeSubscription { Reason = "refunded" } },
        { "session revoke alice abc123", new RevokeSessions { Suffix = "abc123" } },
        { "session revoke alice --all", new RevokeSessions() },
    };

    [Theory]
    [MemberData(nameof(Acts), DisableDiscoveryEnumeration = true)]
    public async Task A_command_is_one_act(string typed, UserAct act)
    {
        Assert.Equal(ExitCodes.Done, await _console.RunAsync([.. typed.Split(' '), "--json"]));
        (string method, object?[] arguments) = Assert.Single(_console.Cluster.Asked);
        Assert.Equal((nameof(IUserConsoleGrain.Act), "alice", act, false), (method, arguments[1], arguments[2], arguments[3]));
        Assert.Equal(2, _console.Document.GetProperty("state").GetInt32());
        Assert.Equal("warn", _console.Document.GetProperty("allowed_actions")[0].GetString());
    }

    [Theory]
    [MemberData(nameof(Acts), DisableDiscoveryEnumeration = true)]
    public async Task A_dry_run_asks_for_nothing_but_a_rehearsal(string typed, UserAct act)
    {
        _console.Ends = Keyboard;
        Assert.Equal(ExitCodes.Done, await _console.RunAsync([.. typed.Split(' '), "--dry-run", "--json"]));
        Assert.Equal([(act, true)], Asked());
        Assert.Equal(
            ["dry_run", "target", "before", "after", "allowed", "code", "detail"],
            _console.Document.EnumerateObject().Select(member => member.Name));
    }

    [Theory]
    [InlineData("user warn alice")]
    [InlineData("user warn alice --reason ")]
    [InlineData("user ban alice")]
    [InlineData("user ban alice --for 7d")]
    [InlineData("user delete alice")]
    [InlineData("subscription revoke alice")]
    [InlineData("user timeout alice --for 7d")]
    [InlineData("user timeout alice --reason x")]
    [InlineData("user timeout alice --reason x --for 0s")]
    [InlineData("user timeout alice --reason x --for 99999999999999d")]
    [InlineData("user timeout alice --reason x --for -7d")]
    [InlineData("user timeout alice --reason x --for 7")]
    [InlineData("user timeout alice --reason x --until soon")]
    [InlineData("user timeout alice --reason x --until 2031-02-30")]
    [InlineData("user ban alice --reason x --until 2031-01-01 --for 7d")]
    [InlineData("user unban alice --until 2031-01-01")]
    [InlineData("subscription grant alice")]
    [InlineData("subscription grant alice --tier basic")]
    [InlineData("subscription grant alice --tier premium --days many")]
    [InlineData("session revoke alice")]
    [InlineData("permission promote")]
    public async Task What_is_missing_or_mistyped_is_told_before_anything_is_asked(string typed)
    {
        Assert.Equal(ExitCodes.WrongUsage, await _console.RunAsync(typed.Split(' ')));
        Assert.NotEmpty(_console.Error);
        Assert.Empty(_console.Output);
        Assert.Empty(_console.Cluster.Asked);
    }

    [Theory]
    [InlineData("user ban alice --reason x")]
    [InlineData("user delete alice --reason x")]
    [InlineData("permission demote alice")]
    [InlineData("subscription revoke alice --reason x")]
    [InlineData("session revoke alice --all")]
    public async Task What_takes_something_away_is_asked_about_by_name_and_number(string typed)
    {
        _console.Ends = Keyboard;
        _console.Input = "no\n";
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync(typed.Split(' ')));
        Assert.Contains("alice (id 5)", _console.Error, StringComparison.Ordinal);
        Assert.Contains("? ", _console.Error, StringComparison.Ordinal);
        Assert.EndsWith("Nothing was changed.\n", _console.Error, StringComparison.Ordinal);
        Assert.Equal([true], Asked().Select(asked => asked.DryRun));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync([.. typed.Split(' '), "--yes"]));
        Assert.Equal([true, false], Asked().Select(asked => asked.DryRun));
    }

    [Theory]
    [InlineData("user warn alice --reason x")]
    [InlineData("user timeout alice --reason x --for 1h")]
    [InlineData("user untimeout alice")]
    [InlineData("user unban alice")]
    [InlineData("permission promote alice")]
    [InlineData("subscription grant alice --tier trial")]
    public async Task What_takes_nothing_away_is_done_without_a_question(string typed)
    {
        _console.Ends = Keyboard;
        Assert.Equal(ExitCodes.Done, await _console.RunAsync(typed.Split(' ')));
        Assert.Equal([false], Asked().Select(asked => asked.DryRun));
        Assert.Empty(_console.Error);
    }

    [Fact]
    public async Task A_question_tells_what_will_happen_and_the_answer_what_is_true_now()
    {
        _console.Ends = Keyboard;
        _console.Input = "y\n";
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "ban", "alice", "--reason", "x"));
        Assert.Equal("Ban alice (id 5)? He will be banned until 2026-03-02 12:00:01 UTC, and 2 sessions (abc123, def456) will end. [y/N] ", _console.Error);
        Assert.Equal("alice (id 5) is banned until 2026-03-02 12:00:01 UTC; 2 sessions (abc123, def456) ended.\n", _console.Output);
    }

    [Fact]
    public async Task A_deleted_user_is_shown_as_he_was()
    {
        _console.Cluster.On<Result<UserActOutcome>>(nameof(IUserConsoleGrain.Act), _ => Profiles.Unchanged with { After = null });
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "delete", "alice", "--reason", "x", "--json"));
        Assert.Equal(0, _console.Document.GetProperty("state").GetInt32());
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "delete", "alice", "--reason", "x"));
        Assert.Equal("alice (id 5) is deleted.\n", _console.Output);
    }

    [Theory]
    [InlineData("user unban alice", "conflict")]
    [InlineData("user ban alice --reason x", "last_owner")]
    [InlineData("subscription grant alice --tier trial", "trial_already_used")]
    public async Task A_refusal_of_the_cluster_exits_with_1(string typed, string code)
    {
        _console.Cluster.On<Result<UserActOutcome>>(nameof(IUserConsoleGrain.Act), _ => new Refusal(code, "No."));
        Assert.Equal(ExitCodes.Refused, await _console.RunAsync([.. typed.Split(' '), "--json"]));
        Assert.Equal(code, _console.Problem.GetProperty("code").GetString());
        Assert.Equal(409, _console.Problem.GetProperty("status").GetInt32());
    }

    public void Dispose() => _console.Dispose();

    private (UserAct Act, bool DryRun)[] Asked() => [.. _console.Cluster.Asked.Select(asked => ((UserAct)asked.Arguments[2]!, (bool)asked.Arguments[3]!))];
}
