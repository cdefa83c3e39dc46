using Platform.Tests.Infrastructure;

namespace Platform.Tests.SignIn;

/// <summary>Signing out (reference.md, section 3): it always succeeds, and the session is gone with the answer.</summary>
public abstract class LogoutTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const string Logout = "/v1/authentication/logout";

    [Fact]
    public async Task The_session_ends_and_the_cookie_goes()
    {
        var user = await Platform.SignInAsync();
        ShouldHaveSignedOut(await user.Client.PostAsync(Logout));
        (await user.MeAsync()).ShouldBeProblem(401, "session_expired");
    }

    [Fact]
    public async Task The_other_sessions_stay_and_remember_it()
    {
        var other = await Platform.SignInAsync();
        var user = await Platform.SignInAsync(other.Identity);
        ShouldHaveSignedOut(await user.Client.PostAsync(Logout));
        var sessions = (await other.Client.GetAsync("/v1/users/me/sessions")).Json;
        Assert.Single(sessions.GetProperty("sessions").EnumerateArray());
        var ended = Assert.Single(sessions.GetProperty("history").EnumerateArray());
        Assert.Equal(user.TokenSuffix, ended.Text("token_suffix"));
    }

    [Fact]
    public async Task Signing_out_again_succeeds()
    {
        var user = await Platform.SignInAsync();
        ShouldHaveSignedOut(await user.Client.PostAsync(Logout));
        ShouldHaveSignedOut(await user.Client.PostAsync(Logout));
    }

    [Fact]
    public async Task Whoever_never_signed_in_may_sign_out()
    {
        ShouldSaySo(await Platform.Visitor().PostAsync(Logout));
        ShouldSaySo(await Platform.Stranger().PostAsync(Logout));
        ShouldSaySo(await (Platform.Stranger() with { Session = "nonsense" }).PostAsync(Logout));
    }

    [Fact]
    public async Task A_key_beside_the_session_changes_nothing()
    {
        var user = await Platform.SignInAsync();
        ShouldHaveSignedOut(await (user.Client with { ApiKey = Platform.PublicKey }).PostAsync(Logout));
        (await user.MeAsync()).ShouldBeProblem(401, "session_expired");
    }

    [Fact]
    public async Task An_empty_object_may_be_sent()
    {
        var user = await Platform.SignInAsync();
        ShouldHaveSignedOut(await user.Client.PostAsync(Logout, new { }));
    }

    private static void ShouldHaveSignedOut(PlatformResponse answer)
    {
        ShouldSaySo(answer);
        Assert.True(SessionCookie.Of(answer).IsCleared, "The cookie is not cleared: " + answer);
    }

    private static void ShouldSaySo(PlatformResponse answer)
    {
        answer.ShouldBeOk();
        answer.Json.ShouldHaveExactly("message");
    }
}

[Collection(OnEmbedded.Name)]
public sealed class LogoutOnEmbeddedTests(EmbeddedPlatform fixture) : LogoutTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class LogoutOnPostgreSqlTests(PostgreSqlPlatform fixture) : LogoutTests(fixture);
