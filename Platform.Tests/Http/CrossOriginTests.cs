using Platform.Tests.Infrastructure;

namespace Platform.Tests.Http;

/// <summary>Other sites' pages (reference.md, section 1): read by allowed origins only, and no forged POST rides on the cookie.</summary>
public abstract class CrossOriginTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const string Foreign = "https://evil.example";

    [Fact]
    public async Task An_allowed_origin_may_read_answers_with_credentials()
    {
        var answer = await (Platform.Visitor() with { Origin = PlatformOptions.AllowedOrigin }).GetAsync("/v1/users/1");
        Assert.Equal(PlatformOptions.AllowedOrigin, answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("true", answer.Header("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData(Foreign)]
    [InlineData("null")]
    [InlineData("https://app.example.evil.example")]
    [InlineData("http://app.example")]
    [InlineData("https://app.example:8443")]
    public async Task Another_origin_may_not_read_answers(string origin)
    {
        var answer = await (Platform.Visitor() with { Origin = origin }).GetAsync("/v1/users/1");
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_preflight_of_an_allowed_origin_is_granted()
    {
        var answer = await PreflightAsync(PlatformOptions.AllowedOrigin);
        Assert.InRange(answer.Status, 200, 204);
        answer.ShouldCarryTheCommonHeaders();
        Assert.Equal(PlatformOptions.AllowedOrigin, answer.Header("Access-Control-Allow-Origin"));
        Assert.Equal("true", answer.Header("Access-Control-Allow-Credentials"));
        Assert.Contains("POST", answer.Header("Access-Control-Allow-Methods"), StringComparison.Ordinal);
        Assert.Contains("x-api-key", answer.Header("Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_preflight_of_another_origin_is_not_granted()
    {
        var answer = await PreflightAsync(Foreign);
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
        Assert.Null(answer.Header("Access-Control-Allow-Methods"));
    }

    [Theory]
    [InlineData(Foreign)]
    [InlineData("null")]
    [InlineData("https://127.0.0.1")]
    public async Task A_post_with_the_cookie_from_a_foreign_page_is_refused(string origin)
    {
        var user = await Platform.SignInAsync();
        var forged = user.Client with { Origin = origin };
        (await forged.PostAsync("/v1/users/me/update", new { username = "forged" })).ShouldBeProblem(403, "origin_refused");
        (await forged.PostAsync("/v1/users/me/sessions/destroy-others")).ShouldBeProblem(403, "origin_refused");
        Assert.Equal(user.Username, await user.CurrentUsernameAsync());
    }

    [Fact]
    public async Task A_foreign_page_cannot_sign_anyone_out()
    {
        var user = await Platform.SignInAsync();
        (await (user.Client with { Origin = Foreign }).PostAsync("/v1/authentication/logout")).ShouldBeProblem(403, "origin_refused");
        (await user.MeAsync()).ShouldBeOk();
    }

    [Fact]
    public async Task A_post_from_the_sites_own_page_is_taken()
    {
        var user = await Platform.SignInAsync();
        var own = user.Client with { Origin = Platform.Address.GetLeftPart(UriPartial.Authority) };
        (await own.PostAsync("/v1/users/me/update", new { })).ShouldBeOk();
    }

    [Fact]
    public async Task A_post_from_an_allowed_page_is_taken()
    {
        var user = await Platform.SignInAsync();
        var allowed = user.Client with { Origin = PlatformOptions.AllowedOrigin };
        (await allowed.PostAsync("/v1/users/me/update", new { })).ShouldBeOk();
    }

    [Fact]
    public async Task A_get_with_the_cookie_is_answered_whatever_the_page()
    {
        var user = await Platform.SignInAsync();
        var answer = await (user.Client with { Origin = Foreign }).GetAsync("/v1/users/me");
        answer.ShouldBeOk();
        Assert.Null(answer.Header("Access-Control-Allow-Origin"));
    }

    private async Task<PlatformResponse> PreflightAsync(string origin)
    {
        using var request = (Platform.Stranger() with { Origin = origin }).Compose(HttpMethod.Options, "/v1/users/me/update");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "content-type,x-api-key");
        return await PlatformClient.SendAsync(request);
    }
}

[Collection(OnEmbedded.Name)]
public sealed class CrossOriginOnEmbeddedTests(EmbeddedPlatform fixture) : CrossOriginTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class CrossOriginOnPostgreSqlTests(PostgreSqlPlatform fixture) : CrossOriginTests(fixture);
