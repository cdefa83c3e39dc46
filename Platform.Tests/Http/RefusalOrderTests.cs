using Platform.Tests.Infrastructure;

namespace Platform.Tests.Http;

/// <summary>
/// The order of refusals (reference.md, section 1): path and method, credential, limit, Origin, media type, size and JSON, account, validation, then the
/// state of things. Each request here breaks two rules; the earlier one answers.
/// </summary>
public abstract class RefusalOrderTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const string Foreign = "https://evil.example";
    private const string Form = "application/x-www-form-urlencoded";
    private const string Update = "/v1/users/me/update";

    private static readonly string TooLarge = $$"""{"padding":"{{new string('x', 1 << 20)}}"}""";

    [Fact]
    public async Task The_path_comes_before_the_credential() =>
        (await (Platform.Stranger() with { ApiKey = "bad" }).GetAsync("/v1/nothing")).ShouldBeProblem(404, "not_found");

    [Fact]
    public async Task The_method_comes_before_the_credential() =>
        (await (Platform.Stranger() with { ApiKey = "bad" }).PostAsync("/v1/users/me")).ShouldBeProblem(405, "method_not_allowed");

    [Fact]
    public async Task The_credential_comes_before_the_limit()
    {
        var visitor = Platform.Visitor();
        for (var request = 0; request < 20; request++)
        {
            await visitor.PostAsync("/v1/authentication/lookup", new { username = "nobody" });
        }

        (await visitor.PostAsync("/v1/authentication/lookup", new { username = "nobody" })).ShouldBeProblem(429, "rate_limited");
        (await (visitor with { ApiKey = KeyFormat.Make("ppub_") }).PostAsync("/v1/authentication/lookup", new { username = "nobody" }))
            .ShouldBeProblem(401, "invalid_api_key");
    }

    [Fact]
    public async Task The_credential_comes_before_the_origin()
    {
        var forged = Platform.Stranger() with { Session = KeyFormat.Make("pses_"), Origin = Foreign };
        (await forged.PostAsync(Update, new { })).ShouldBeProblem(401, "session_expired");
    }

    [Fact]
    public async Task The_limit_comes_before_the_origin()
    {
        var user = await Platform.SignInAsync();
        for (var request = 0; request < 120; request++)
        {
            await user.MeAsync();
        }

        (await (user.Client with { Origin = Foreign }).PostAsync(Update, new { })).ShouldBeProblem(429, "rate_limited");
    }

    [Fact]
    public async Task The_origin_comes_before_the_media_type()
    {
        var user = await Platform.SignInAsync();
        (await (user.Client with { Origin = Foreign }).PostTextAsync(Update, "username=x", Form)).ShouldBeProblem(403, "origin_refused");
    }

    [Fact]
    public async Task The_media_type_comes_before_the_size()
    {
        var user = await Platform.SignInAsync();
        (await user.Client.PostTextAsync(Update, TooLarge, Form)).ShouldBeProblem(415, "unsupported_media_type");
    }

    [Fact]
    public async Task The_size_comes_before_the_json()
    {
        var user = await Platform.SignInAsync();
        (await user.Client.PostTextAsync(Update, "{" + new string('x', 1 << 20))).ShouldBeProblem(413, "payload_too_large");
    }

    [Fact]
    public async Task The_credential_comes_before_the_size() =>
        (await Platform.Stranger().PostTextAsync(Update, TooLarge)).ShouldBeProblem(401, "authentication_required");

    [Fact]
    public async Task Validation_comes_before_the_state_of_things()
    {
        var holder = await Platform.SignInAsync();
        var user = await Platform.SignInAsync();
        var answer = await user.Client.PostAsync(Update, new { username = holder.Username, avatar_source = "nowhere" });
        answer.ShouldNameFields("avatar_source");
    }
}

[Collection(OnEmbedded.Name)]
public sealed class RefusalOrderOnEmbeddedTests(EmbeddedPlatform fixture) : RefusalOrderTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class RefusalOrderOnPostgreSqlTests(PostgreSqlPlatform fixture) : RefusalOrderTests(fixture);
