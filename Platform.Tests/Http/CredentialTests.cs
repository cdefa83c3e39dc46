using Platform.Tests.Infrastructure;

namespace Platform.Tests.Http;

/// <summary>Exactly one credential a request (reference.md, section 1): what each is good for, and what a bad one meets.</summary>
public abstract class CredentialTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    [Fact]
    public async Task Without_a_credential_one_must_authenticate()
    {
        (await Platform.Stranger().GetAsync("/v1/users/me")).ShouldBeProblem(401, "authentication_required");
        (await Platform.Stranger().GetAsync("/v1/users/1")).ShouldBeProblem(401, "authentication_required");
        (await Platform.Stranger().VerifyAsync("ABCDEFGH")).ShouldBeProblem(401, "authentication_required");
    }

    [Fact]
    public async Task A_public_key_opens_no_private_data()
    {
        (await Platform.Visitor().GetAsync("/v1/users/me")).ShouldBeProblem(403, "forbidden");
        (await Platform.Visitor().GetAsync("/v1/users/me/sessions")).ShouldBeProblem(403, "forbidden");
        (await Platform.Visitor().PostAsync("/v1/users/me/update", new { })).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_session_is_good_where_any_credential_is()
    {
        var user = await Platform.SignInAsync();
        (await user.Client.GetAsync($"/v1/users/{user.Id}")).ShouldBeOk();
    }

    [Fact]
    public async Task A_mistyped_key_is_refused()
    {
        for (var position = "ppub_".Length; position < Platform.PublicKey.Length; position += 5)
        {
            await ShouldBeAnInvalidKeyAsync(KeyFormat.Mistyped(Platform.PublicKey, position));
        }
    }

    [Fact]
    public async Task A_well_formed_key_that_nobody_made_is_refused() => await ShouldBeAnInvalidKeyAsync(KeyFormat.Make("ppub_"));

    [Theory]
    [InlineData("x")]
    [InlineData("ppub_")]
    [InlineData("ppub_short")]
    [InlineData("nonsense_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    [InlineData("pbot_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    public async Task A_key_without_the_form_of_one_is_refused(string key) => await ShouldBeAnInvalidKeyAsync(key);

    [Fact]
    public async Task A_key_of_great_length_is_refused() => await ShouldBeAnInvalidKeyAsync("ppub_" + new string('A', 8000));

    [Fact]
    public async Task A_session_token_is_no_key()
    {
        var user = await Platform.SignInAsync();
        await ShouldBeAnInvalidKeyAsync(user.Token);
    }

    [Fact]
    public async Task A_credential_in_the_query_is_not_looked_at()
    {
        var user = await Platform.SignInAsync();
        var query = $"?X-API-Key={Platform.PublicKey}&api_key={Platform.PublicKey}&psession={user.Token}&token={user.Token}";
        (await Platform.Stranger().GetAsync("/v1/users/1" + query)).ShouldBeProblem(401, "authentication_required");
        (await Platform.Stranger().GetAsync("/v1/users/me" + query)).ShouldBeProblem(401, "authentication_required");
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("pses_")]
    [InlineData("pses_0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    public async Task A_cookie_without_the_form_of_a_session_is_refused_and_cleared(string token) => await ShouldBeADeadSessionAsync(token);

    [Fact]
    public async Task A_session_that_nobody_opened_is_refused_and_cleared() => await ShouldBeADeadSessionAsync(KeyFormat.Make("pses_"));

    [Fact]
    public async Task A_mistyped_session_is_refused_and_cleared()
    {
        var user = await Platform.SignInAsync();
        await ShouldBeADeadSessionAsync(KeyFormat.Mistyped(user.Token, 10));
        (await user.MeAsync()).ShouldBeOk();
    }

    [Fact]
    public async Task A_public_key_is_no_session() => await ShouldBeADeadSessionAsync(Platform.PublicKey);

    [Fact]
    public async Task The_session_is_found_among_other_cookies()
    {
        var user = await Platform.SignInAsync();
        using var request = (user.Client with { Session = null }).Compose(HttpMethod.Get, "/v1/users/me");
        request.Headers.Add("Cookie", $"theme=dark; psession={user.Token}; psession_old=x");
        (await PlatformClient.SendAsync(request)).ShouldBeOk();
    }

    [Fact]
    public async Task Of_two_good_credentials_the_session_counts_where_only_a_session_may()
    {
        var user = await Platform.SignInAsync();
        var answer = await (user.Client with { ApiKey = Platform.PublicKey }).GetAsync("/v1/users/me");
        answer.ShouldBeOk();
        Assert.Equal(["auth"], LimitHeaders.Of(answer).Policies.Keys);
    }

    [Fact]
    public async Task Of_two_good_credentials_the_key_counts_elsewhere()
    {
        var user = await Platform.SignInAsync();
        var answer = await (user.Client with { ApiKey = Platform.PublicKey }).GetAsync($"/v1/users/{user.Id}");
        answer.ShouldBeOk();
        Assert.Equal(["public"], LimitHeaders.Of(answer).Policies.Keys);
    }

    [Fact]
    public async Task A_bad_key_beside_a_good_session_is_refused()
    {
        var user = await Platform.SignInAsync();
        var both = user.Client with { ApiKey = KeyFormat.Make("ppub_") };
        (await both.GetAsync("/v1/users/me")).ShouldBeProblem(401, "invalid_api_key");
        (await both.GetAsync($"/v1/users/{user.Id}")).ShouldBeProblem(401, "invalid_api_key");
    }

    [Fact]
    public async Task A_dead_session_beside_a_good_key_is_refused_where_only_a_session_may()
    {
        var both = Platform.Visitor() with { Session = KeyFormat.Make("pses_") };
        (await both.GetAsync("/v1/users/me")).ShouldBeProblem(401, "session_expired");
    }

    [Fact]
    public async Task A_dead_session_beside_a_good_key_is_not_looked_at_elsewhere()
    {
        var user = await Platform.SignInAsync();
        var both = Platform.Visitor() with { Session = KeyFormat.Make("pses_") };
        (await both.GetAsync($"/v1/users/{user.Id}")).ShouldBeOk();
    }

    [Fact]
    public async Task The_cookie_is_ignored_where_one_signs_in()
    {
        var user = await Platform.SignInAsync();
        (await user.Client.PostAsync("/v1/authentication/lookup", new { username = user.Username }))
            .ShouldBeProblem(401, "authentication_required");
        var withDeadCookie = Platform.Visitor() with { Session = KeyFormat.Make("pses_") };
        (await withDeadCookie.PostAsync("/v1/authentication/lookup", new { username = user.Username })).ShouldBeOk();
    }

    [Fact]
    public async Task Keys_and_tokens_have_the_documented_form()
    {
        var user = await Platform.SignInAsync();
        KeyFormat.ShouldBeWellFormed(Platform.PublicKey, "ppub_");
        KeyFormat.ShouldBeWellFormed(user.Token, "pses_");
    }

    private async Task ShouldBeAnInvalidKeyAsync(string key)
    {
        var caller = Platform.Stranger() with { ApiKey = key };
        (await caller.GetAsync("/v1/users/1")).ShouldBeProblem(401, "invalid_api_key");
        (await caller.PostAsync("/v1/authentication/lookup", new { username = "nobody" })).ShouldBeProblem(401, "invalid_api_key");
    }

    private async Task ShouldBeADeadSessionAsync(string token)
    {
        foreach (var path in new[] { "/v1/users/me", "/v1/users/1" })
        {
            var answer = await (Platform.Stranger() with { Session = token }).GetAsync(path);
            answer.ShouldBeProblem(401, "session_expired");
            var cookie = SessionCookie.Of(answer);
            Assert.True(cookie.IsCleared, "The dead cookie is not cleared: " + answer);
            Assert.Equal("/", cookie.Attributes["path"]);
        }
    }
}

[Collection(OnEmbedded.Name)]
public sealed class CredentialOnEmbeddedTests(EmbeddedPlatform fixture) : CredentialTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class CredentialOnPostgreSqlTests(PostgreSqlPlatform fixture) : CredentialTests(fixture);
