using Platform.Admin.Commands;
using Platform.Admin.Output;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.Admin;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(400, "validation_failed", "malformed_json", "current_session")]
    [InlineData(401, "authentication_required", "invalid_api_key", "session_expired", "invalid_code")]
    [InlineData(403, "forbidden", "account_banned", "account_timeout", "bot_inactive", "bot_owner_banned", "premium_required", "web_login_required", "origin_refused", "chat_slots_exceeded")]
    [InlineData(404, "not_found")]
    [InlineData(405, "method_not_allowed")]
    [InlineData(409, "username_taken", "trial_already_used", "already_read", "no_chat_slot", "invite_limit", "slug_taken", "last_owner", "conflict")]
    [InlineData(413, "payload_too_large")]
    [InlineData(415, "unsupported_media_type")]
    [InlineData(422, "idempotency_mismatch")]
    [InlineData(429, "rate_limited", "too_many_pending_codes", "too_many_attempts")]
    public void Every_code_of_the_contract_has_its_status_and_exits_with_1(int status, params string[] codes)
    {
        Assert.All(codes, code => Assert.Equal(status, RefusalOutcome.Status(code)));
        Assert.All(codes, code => Assert.Equal(ExitCodes.Refused, RefusalOutcome.ExitCode(code)));
    }

    [Fact]
    public void Unavailable_exits_with_3() => Assert.Equal((503, ExitCodes.Unreachable), (RefusalOutcome.Status("unavailable"), RefusalOutcome.ExitCode("unavailable")));

    [Fact]
    public async Task A_refusal_is_a_sentence_with_its_code_on_stderr()
    {
        using ScriptedConsole console = ScriptedConsole.SignedIn();
        console.Cluster.On<Result<UserDetails>>(nameof(IUserConsoleGrain.Show), _ => new Refusal(ErrorCodes.NotFound, "There is no such user."));
        Assert.Equal(ExitCodes.Refused, await console.RunAsync("user", "show", "nobody"));
        Assert.Equal("Refused (not_found): There is no such user.\n", console.Error);
        Assert.Empty(console.Output);
    }

    [Fact]
    public async Task With_json_a_refusal_is_the_problem_on_stderr()
    {
        using ScriptedConsole console = ScriptedConsole.SignedIn();
        console.Cluster.On<Result<UserDetails>>(nameof(IUserConsoleGrain.Show), _ => new Refusal(ErrorCodes.AccountTimeout, "Wait.")
        {
            IsRestriction = true,
            RestrictedUntil = Profiles.Noon,
            RemainingSeconds = 60,
            RetryAfterSeconds = 7,
        });
        Assert.Equal(ExitCodes.Refused, await console.RunAsync("user", "show", "bob", "--json"));
        Assert.Equal(
            """{"code":"account_timeout","detail":"Wait.","status":403,"retry_after_seconds":7,"restricted_until":"2026-03-01T12:00:00Z","remaining_seconds":60}""",
            console.Error.TrimEnd());
        Assert.Empty(console.Output);
    }

    [Fact]
    public void A_restriction_without_an_end_says_so()
    {
        Problem problem = new(new Refusal(ErrorCodes.AccountBanned, "Banned.") { IsRestriction = true });
        Assert.True(problem.Document().ContainsKey("restricted_until"));
        Assert.Null(problem.Document()["restricted_until"]);
        Assert.Contains("It has no end.", problem.Lines());
    }

    [Fact]
    public void Every_bad_field_is_named()
    {
        Problem problem = new(Refusal.OfField("platform", "Too short."));
        Assert.Equal("""{"platform":["Too short."]}""", problem.Document()["errors"]!.ToJsonString());
        Assert.Equal(["Refused (validation_failed): One or more fields are not valid.", "  platform: Too short."], problem.Lines());
    }

    [Fact]
    public async Task Even_what_nobody_foresaw_is_a_sentence()
    {
        using ScriptedConsole console = ScriptedConsole.SignedIn();
        Assert.Equal(ExitCodes.Refused, await console.RunAsync("whoami"));
        Assert.Single(console.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_cluster_out_of_reach_is_3_and_no_stack_trace(bool json)
    {
        using ScriptedConsole console = ScriptedConsole.SignedIn();
        console.Cluster.IsAway(nameof(IPermissionConsoleGrain.WhoAmI), "No silo answers.");
        Assert.Equal(ExitCodes.Unreachable, await console.RunAsync(json ? ["whoami", "--json"] : ["whoami"]));
        Assert.Equal(json ? """{"code":"unavailable","detail":"No silo answers.","status":503}""" : "No silo answers.", console.Error.TrimEnd());
        Assert.Empty(console.Output);
    }
}
