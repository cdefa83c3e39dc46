using System.Text.Json;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Console;

/// <summary>What operators do to users, as they type it (reference.md, sections 2 and 10).</summary>
public abstract class UserActCommandTests(PlatformFixture fixture) : ConsoleTests(fixture)
{
    private static readonly string[] Details =
        [.. ProfileMembers.Own, "moderation_actions", "subscription_history", "permission_history", "chats", "bots", "session_history", "allowed_actions"];

    [Theory]
    [InlineData("Pacific/Apia")]
    [InlineData("America/St_Johns")]
    public async Task Ends_are_exact_and_times_are_utc_whatever_the_time_zone(string timeZone)
    {
        var operators = Of(await OwnerAsync()) with { TimeZone = timeZone };
        var user = await Platform.SignInAsync();
        var printed = await operators.RunAsync("user", "timeout", user.Username, "--reason", "loud", "--for", "90s", "--json");
        var details = printed.ShouldPrintJson();
        details.ShouldHaveExactly(Details);
        var entry = details.GetProperty("moderation_actions")[0];
        Assert.Equal(TimeSpan.FromSeconds(90), entry.Time("expires_at") - entry.Time("created_at"));
        Assert.Equal(details.Text("restricted_until"), entry.Text("expires_at"));
        Assert.All(Times(details), time => Assert.EndsWith("Z", time, StringComparison.Ordinal));

        var until = (await operators.RunAsync("user", "ban", user.Username, "--reason", "spam", "--until", "2031-03-30T02:30", "--json")).ShouldPrintJson();
        Assert.Equal("2031-03-30T02:30:00Z", until.Text("restricted_until"));
        var zoned = (await operators.RunAsync("user", "ban", user.Username, "--reason", "spam", "--until", "2032-10-31T02:30:00+13:00", "--json")).ShouldPrintJson();
        Assert.Equal("2032-10-30T13:30:00Z", zoned.Text("restricted_until"));
        Assert.Equal("2032-10-30T13:30:00.0000000+00:00", (await Platform.Visitor().RequestCodeAsync(user.Identity)).Json.Time("restricted_until").ToString("O"));
    }

    [Fact]
    public async Task A_grant_shows_at_once_over_http_with_its_history()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        (await Of(owner).RunAsync("subscription", "grant", user.Username, "--tier", "trial")).ShouldExitWith(0);
        (await Of(owner).RunAsync("subscription", "grant", user.Username, "--tier", "trial", "--json")).ShouldBeRefusedInJson("trial_already_used");
        (await Of(owner).RunAsync("subscription", "grant", user.Username, "--tier", "premium", "--days", "30", "--reason", "paid")).ShouldExitWith(0);
        var subscription = (await user.Client.GetAsync("/v1/users/me/subscription")).ShouldBeOk().Json;
        Assert.Equal(2, subscription.Number("subscription_tier"));
        Assert.False(subscription.Flag("trial_available"));
        Assert.Equal([2, 1], subscription.GetProperty("history").EnumerateArray().Select(change => (int)change.Number("new_tier")));
        (await Of(owner).RunAsync("subscription", "grant", user.Username, "--tier", "premium", "--days", "3651", "--json")).ShouldBeRefusedInJson("validation_failed");
        (await Of(owner).RunAsync("subscription", "revoke", user.Username, "--reason", "refunded")).ShouldExitWith(0);
        Assert.False((await user.MeAsync()).Json.Flag("has_premium"));
        Assert.Equal(3, (await Of(owner).RunAsync("subscription", "show", user.Username, "--json")).ShouldPrintJson().GetProperty("history").GetArrayLength());
    }

    [Fact]
    public async Task An_admin_sees_in_full_whom_he_may_act_on_and_an_owner_the_sessions_too()
    {
        var owner = await OwnerAsync();
        var admin = await Platform.SignInAsync();
        var user = await Platform.SignInAsync();
        (await Of(owner).RunAsync("permission", "promote", admin.Username)).ShouldExitWith(0);

        var seenByAdmin = (await admin.Client.GetAsync($"/v1/users/{user.Id}")).ShouldBeOk().Json;
        seenByAdmin.ShouldHaveExactly([.. Details.Except(["session_history"])]);
        Assert.Contains("ban", seenByAdmin.GetProperty("allowed_actions").EnumerateArray().Select(action => action.GetString()));
        (await owner.Client.GetAsync($"/v1/users/{user.Id}")).ShouldBeOk().Json.ShouldHaveExactly(Details);
        (await (admin.Client with { ApiKey = Platform.PublicKey }).GetAsync($"/v1/users/{user.Id}")).ShouldBeOk().Json.ShouldHaveExactly([.. Details.Except(["session_history"])]);
        (await admin.Client.GetAsync($"/v1/users/{owner.Id}")).ShouldBeOk().Json.ShouldHaveExactly(ProfileMembers.Public);
        (await admin.Client.GetAsync($"/v1/users/{admin.Id}")).ShouldBeOk().Json.ShouldHaveExactly(ProfileMembers.Public);
        (await user.Client.GetAsync($"/v1/users/{admin.Id}")).ShouldBeOk().Json.ShouldHaveExactly(ProfileMembers.Public);

        (await Of(owner).RunAsync("permission", "demote", admin.Username)).ShouldExitWith(0);
        (await admin.Client.GetAsync($"/v1/users/{user.Id}")).ShouldBeOk().Json.ShouldHaveExactly(ProfileMembers.Public);
        (await Of(admin).RunAsync("user", "warn", user.Username, "--reason", "too late", "--json")).ShouldBeRefusedInJson("forbidden");
    }

    [Fact]
    public async Task A_deleted_user_is_gone_everywhere_and_the_log_knows_his_number_alone()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        (await Of(owner).RunAsync("user", "delete", user.Username)).ShouldExitWith(2);
        (await Of(owner).RunAsync("user", "delete", user.Username, "--reason", "asked", "--dry-run")).ShouldExitWith(0);
        (await user.MeAsync()).ShouldBeOk();
        Assert.Equal(user.Id, (await Of(owner).RunAsync("user", "delete", user.Username, "--reason", "asked", "--json")).ShouldPrintJson().Number("id"));
        (await user.MeAsync()).ShouldBeProblem(401, "session_expired");
        (await Platform.Visitor().GetAsync($"/v1/users/{user.Id}")).ShouldBeProblem(404, "not_found");
        (await Of(owner).RunAsync("user", "show", user.Username)).ShouldBeRefused("not_found");
        var log = await Of(owner).RunAsync("audit", "list", "--target", $"{user.Id}", "--json");
        Assert.Equal("USER_DELETE", Assert.Single(log.ShouldPrintJson().EnumerateArray()).Text("event"));
        Assert.DoesNotContain(user.Username, log.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_word_of_a_dry_run_is_why_not()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        var refused = (await Of(owner).RunAsync("user", "unban", user.Username, "--dry-run", "--json")).ShouldPrintJson();
        Assert.False(refused.Flag("allowed"));
        Assert.Equal("conflict", refused.Text("code"));
        var allowed = (await Of(owner).RunAsync("user", "ban", user.Username, "--reason", "spam", "--dry-run", "--json")).ShouldPrintJson();
        Assert.True(allowed.Flag("allowed"));
        Assert.Equal(0, allowed.GetProperty("before").Number("state"));
        Assert.Equal(2, allowed.GetProperty("after").Number("state"));
        (await user.MeAsync()).ShouldBeOk();
        Assert.Empty((await Of(owner).RunAsync("audit", "list", "--target", user.Username, "--json")).ShouldPrintJson().EnumerateArray());
    }

    [Fact]
    public async Task Why_somebody_can_or_cannot_is_explained()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        var answers = (await Of(owner).RunAsync("user", "explain", user.Username, "--json")).ShouldPrintJson().GetProperty("answers").EnumerateArray().ToList();
        Assert.Equal(["sign_in", "execute_commands", "create_chat"], answers.Select(answer => answer.Text("action")));
        Assert.Equal([true, true, false], answers.Select(answer => answer.Flag("is_allowed")));
        Assert.Contains("premium_required", (await Of(owner).RunAsync("user", "explain", user.Username)).ShouldExitWith(0).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("timeout", "--reason", "x")]
    [InlineData("timeout", "--reason", "x", "--for", "0s")]
    [InlineData("ban", "--for", "7d")]
    [InlineData("ban", "--reason", "x", "--for", "7w")]
    [InlineData("ban", "--reason", "x", "--for", "7d", "--until", "2031-01-01")]
    [InlineData("ban", "--reason", "x", "--until", "tomorrow")]
    [InlineData("warn")]
    public async Task What_is_missing_or_mistyped_is_wrong_usage(string command, params string[] options) =>
        (await Nobody.RunAsync(["user", command, "somebody", .. options])).ShouldExitWith(2);

    private static IEnumerable<string> Times(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member =>
            member.Name.EndsWith("_at", StringComparison.Ordinal) && member.Value.ValueKind == JsonValueKind.String ? [member.Value.GetString()!] : Times(member.Value)),
        JsonValueKind.Array => value.EnumerateArray().SelectMany(Times),
        _ => [],
    };
}

[Collection(OnEmbedded.Name)]
public sealed class UserActCommandOnEmbeddedTests(EmbeddedPlatform fixture) : UserActCommandTests(fixture)
{
    protected override bool StartsProcesses => false;
}

// What the console does is the same on both databases; grains and HTTP are tried on both in every run.
[Collection(OnPostgreSql.Name)]
[Trait("Category", "Slow")]
public sealed class UserActCommandOnPostgreSqlTests(PostgreSqlPlatform fixture) : UserActCommandTests(fixture);
