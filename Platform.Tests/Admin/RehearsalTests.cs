using System.Text.Json;
using Platform.Admin.Commands;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

/// <summary>What <c>--dry-run</c> shows of a user.</summary>
public sealed class RehearsalTests : IDisposable
{
    private readonly ScriptedConsole _console = ScriptedConsole.SignedIn();

    [Fact]
    public async Task Programs_see_all_that_an_act_may_change()
    {
        JsonElement document = await RehearseAsync(Profiles.Banned, "user", "ban", "alice", "--reason", "x");
        Assert.Equal("""{"type":"user","id":5,"name":"alice"}""", document.GetProperty("target").GetRawText());
        Assert.Equal(
            """{"permission_level":3,"state":0,"restricted_until":null,"subscription_tier":2,"subscription_expires_at":"2026-03-04T12:00:00Z","has_premium":true,"chat_slots":{"used":1,"limit":null},"moderation_actions":0,"ended_sessions":[]}""",
            document.GetProperty("before").GetRawText());
        Assert.Equal(
            """{"permission_level":3,"state":2,"restricted_until":"2026-03-02T12:00:01Z","subscription_tier":2,"subscription_expires_at":"2026-03-04T12:00:00Z","has_premium":true,"chat_slots":{"used":1,"limit":null},"moderation_actions":1,"ended_sessions":["abc123","def456"]}""",
            document.GetProperty("after").GetRawText());
        Assert.True(document.GetProperty("allowed").GetBoolean());
    }

    [Fact]
    public async Task People_see_only_what_differs()
    {
        _console.Cluster.On<Result<UserActOutcome>>(nameof(IUserConsoleGrain.Act), _ => Profiles.Banned);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("user", "ban", "alice", "--reason", "x", "--dry-run"));
        Assert.Equal(
            """
            Target   user alice (id 5)
            Before   active; entries in the moderation history 0
            After    banned until 2026-03-02 12:00:01 UTC; entries in the moderation history 1; ended 2 sessions (abc123, def456)
            Allowed  yes; nothing was changed

            """,
            _console.Output);
    }

    [Fact]
    public async Task Nobody_is_left_after_a_deletion()
    {
        JsonElement document = await RehearseAsync(Profiles.Unchanged with { After = null }, "user", "delete", "alice", "--reason", "x");
        Assert.Equal(JsonValueKind.Object, document.GetProperty("before").ValueKind);
        Assert.Equal(JsonValueKind.Null, document.GetProperty("after").ValueKind);
    }

    [Fact]
    public async Task Why_not_is_an_answer()
    {
        _console.Cluster.On<Result<UserActOutcome>>(nameof(IUserConsoleGrain.Act), _ => new Refusal(ErrorCodes.LastOwner, "He is the last Owner."));
        Assert.Equal(ExitCodes.Done, await _console.RunAsync("permission", "demote", "alice", "--dry-run", "--json"));
        Assert.Equal(
            """{"dry_run":true,"target":{"type":"user","id":null,"name":"alice"},"before":null,"after":null,"allowed":false,"code":"last_owner","detail":"He is the last Owner."}""",
            _console.Output.TrimEnd());
    }

    public void Dispose() => _console.Dispose();

    private async Task<JsonElement> RehearseAsync(UserActOutcome outcome, params string[] typed)
    {
        _console.Cluster.On<Result<UserActOutcome>>(nameof(IUserConsoleGrain.Act), _ => outcome);
        Assert.Equal(ExitCodes.Done, await _console.RunAsync([.. typed, "--dry-run", "--json"]));
        return _console.Document;
    }
}
