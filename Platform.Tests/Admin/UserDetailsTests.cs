using System.Collections.Immutable;
using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

/// <summary><c>user show</c>, <c>user explain</c> and <c>subscription show</c>.</summary>
public sealed class UserDetailsTests : IDisposable
{
    private static readonly string[] Histories = ["moderation_actions", "subscription_history", "permission_history", "chats", "bots"];

    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Details_stand_behind_the_members_of_the_profile_as_in_http(bool seenByOwner)
    {
        ImmutableArray<EndedSessionView>? sessions = seenByOwner ? [] : null;
        _console.Cluster.On<Result<UserDetails>>(nameof(IUserConsoleGrain.Show), _ => Profiles.Details with { SessionHistory = sessions });
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "show", "alice", "--json"));
        string[] members = [.. _console.Document.EnumerateObject().Select(member => member.Name)];
        string[] expected = [.. Histories, .. seenByOwner ? ["session_history"] : Array.Empty<string>(), "allowed_actions"];
        Assert.Equal("id", members[0]);
        Assert.Equal(["updated_at", .. expected], members[^(expected.Length + 1)..]);
    }

    [Fact]
    public async Task An_entry_of_the_moderation_history_is_as_in_http()
    {
        _console.Cluster.On<Result<UserDetails>>(nameof(IUserConsoleGrain.Show), _ => Profiles.Banned.After!);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "show", "alice", "--json"));
        Assert.Equal(
            """{"id":1,"action_type":"PLATFORM_BAN","reason":"spam","is_lifted":false,"is_active":true,"expires_at":"2026-03-02T12:00:01Z","remaining_seconds":86401,"created_by_id":9,"lifted_at":null,"lifted_by_id":null,"lift_reason":null,"created_at":"2026-03-01T12:00:00Z"}""",
            _console.Document.GetProperty("moderation_actions")[0].GetRawText());
    }

    [Fact]
    public async Task People_see_the_histories_that_are_not_empty_in_plain_columns_in_a_pipe()
    {
        _console.Cluster.On<Result<UserDetails>>(nameof(IUserConsoleGrain.Show), _ => Profiles.Banned.After!);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "show", "alice"));
        Assert.Contains("State          banned until 2026-03-02 12:00:01 UTC\n", _console.Output, StringComparison.Ordinal);
        Assert.Contains("You may        warn\n", _console.Output, StringComparison.Ordinal);
        Assert.Contains("\n\nModeration history\nEntry  At (UTC)", _console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Level history", _console.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', _console.Output);
    }

    [Fact]
    public async Task An_explanation_is_a_line_for_each_thing_with_the_record_behind_it()
    {
        UserExplanation explanation = new(new UserId(5), "alice",
        [
            new ExplainedAction("sign_in", false, "account_banned", "The account is banned.", new DecidingRecord("moderation_action", 7, "Ban: spam", new UserId(9), Profiles.Noon, null)),
            new ExplainedAction("execute_commands", true, null, "Nothing is in the way.", null),
        ]);
        _console.Cluster.On<Result<UserExplanation>>(nameof(IUserConsoleGrain.Explain), _ => explanation);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "explain", "alice"));
        string[] lines = _console.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Matches("^sign in +no +The account is banned. \\(account_banned\\) +moderation action 7: Ban: spam by 9 on 2026-03-01 12:00 UTC", lines[^2]);
        Assert.Matches("^execute commands +yes +Nothing is in the way. +-$", lines[^1]);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "explain", "alice", "--json"));
        Assert.Equal(["id", "username", "answers"], _console.Document.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            """{"action":"sign_in","is_allowed":false,"code":"account_banned","detail":"The account is banned.","record":{"type":"moderation_action","id":7,"summary":"Ban: spam","by_id":9,"created_at":"2026-03-01T12:00:00Z","expires_at":null}}""",
            _console.Document.GetProperty("answers")[0].GetRawText());
    }

    [Fact]
    public async Task A_subscription_is_as_in_http()
    {
        _console.Cluster.On<Result<SubscriptionView>>(nameof(ISubscriptionConsoleGrain.Show), _ => new SubscriptionView(
            SubscriptionTier.Trial, Profiles.Noon, 60, true, true, false, [new SubscriptionChangeView(1, 0, SubscriptionTier.Trial, null, new UserId(9), Profiles.Noon)], Profiles.Noon, Profiles.Noon));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("subscription", "show", "alice", "--json"));
        Assert.Equal(
            """{"subscription_tier":1,"expires_at":"2026-03-01T12:00:00Z","subscription_remaining_seconds":60,"is_active":true,"has_premium":true,"trial_available":false,"history":[{"id":1,"old_tier":0,"new_tier":1,"reason":null,"granted_by_id":9,"created_at":"2026-03-01T12:00:00Z"}],"created_at":"2026-03-01T12:00:00Z","updated_at":"2026-03-01T12:00:00Z"}""",
            _console.Output.TrimEnd());
        _console.Ends = TerminalEnds.Output;
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("subscription", "show", "alice"));
        Assert.Contains("Trial", _console.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _console.Dispose();
}
