using Platform.Tests.Console;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Users;

/// <summary>What a restricted account meets over HTTP (reference.md, section 2).</summary>
public abstract class RestrictedAccountTests(PlatformFixture fixture) : ConsoleTests(fixture)
{
    [Fact]
    public async Task In_a_timeout_one_may_sign_in_read_and_end_sessions_but_change_nothing_until_it_is_lifted()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        (await Of(owner).RunAsync("user", "timeout", user.Username, "--reason", "loud", "--for", "1h")).ShouldExitWith(0);

        Assert.Equal(1, (await user.MeAsync()).ShouldBeOk().Json.GetProperty("state").GetInt32());
        var refused = await user.Client.PostAsync("/v1/users/me/update", new { username = "?" });
        refused.ShouldBeProblem(403, "account_timeout");
        Assert.True(refused.Json.GetProperty("remaining_seconds").GetInt64() is > 3_000 and <= 3_600);
        Assert.NotNull(refused.Json.GetProperty("restricted_until").GetString());
        (await Platform.SignInAsync(user.Identity)).SignIn.ShouldBeOk();
        (await user.Client.PostAsync("/v1/users/me/sessions/destroy-others")).ShouldBeOk();

        (await Of(owner).RunAsync("user", "untimeout", user.Username)).ShouldExitWith(0);
        (await user.Client.PostAsync("/v1/users/me/update", new { username = Names.Fresh() })).ShouldBeOk();
    }

    [Fact]
    public async Task A_banned_one_is_signed_out_everywhere_and_cannot_sign_in_with_a_code_from_before_either()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        var other = await Platform.SignInAsync(user.Identity);
        var visitor = Platform.Visitor();
        var code = await Platform.RequestCodeAsync(user.Identity, visitor);
        (await Of(owner).RunAsync("user", "ban", user.Username, "--reason", "spam", "--for", "1h")).ShouldExitWith(0);

        (await user.MeAsync()).ShouldBeProblem(401, "session_expired");
        (await other.MeAsync()).ShouldBeProblem(401, "session_expired");
        (await visitor.PostAsync("/v1/authentication/verify", new { code })).ShouldBeProblem(403, "account_banned");
        var refused = await Platform.Visitor().RequestCodeAsync(user.Identity);
        refused.ShouldBeProblem(403, "account_banned");
        Assert.NotNull(refused.Json.GetProperty("restricted_until").GetString());

        (await Of(owner).RunAsync("user", "unban", user.Username)).ShouldExitWith(0);
        (await visitor.PostAsync("/v1/authentication/verify", new { code })).ShouldBeProblem(401, "invalid_code");
        (await Platform.SignInAsync(user.Identity)).SignIn.ShouldBeOk();
    }

    [Fact]
    public async Task His_own_history_shows_what_was_done_and_not_by_whom()
    {
        var owner = await OwnerAsync();
        var user = await Platform.SignInAsync();
        (await Of(owner).RunAsync("user", "warn", user.Username, "--reason", "rude")).ShouldExitWith(0);
        (await Of(owner).RunAsync("user", "timeout", user.Username, "--reason", "loud", "--for", "90s")).ShouldExitWith(0);
        var history = (await user.Client.GetAsync("/v1/users/me/punishments")).ShouldBeOk().Json.EnumerateArray().ToList();
        Assert.Equal(["PLATFORM_TIMEOUT", "PLATFORM_WARNING"], history.Select(entry => entry.Text("action_type")));
        Assert.All(history, entry => entry.ShouldHaveExactly(
            "id", "action_type", "reason", "is_lifted", "is_active", "expires_at", "remaining_seconds", "lifted_at", "created_at"));
        Assert.Equal(TimeSpan.FromSeconds(90), history[0].Time("expires_at") - history[0].Time("created_at"));
    }
}

[Collection(OnEmbedded.Name)]
public sealed class RestrictedAccountOnEmbeddedTests(EmbeddedPlatform fixture) : RestrictedAccountTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class RestrictedAccountOnPostgreSqlTests(PostgreSqlPlatform fixture) : RestrictedAccountTests(fixture);
