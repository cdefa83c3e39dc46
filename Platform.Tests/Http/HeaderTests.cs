using Platform.Tests.Infrastructure;

namespace Platform.Tests.Http;

/// <summary>The headers of every answer (reference.md, section 1).</summary>
public abstract class HeaderTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const string TraceId = "4bf92f3577b34da6a3ce929d0e0e4736";

    [Theory]
    [InlineData("/")]
    [InlineData("/docs")]
    [InlineData("/health")]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/v1/users/me")]
    [InlineData("/v1/users/1")]
    [InlineData("/v1/nothing")]
    public async Task Every_answer_carries_the_common_headers(string path) =>
        (await Platform.Visitor().GetAsync(path)).ShouldCarryTheCommonHeaders();

    [Fact]
    public async Task An_answer_without_a_body_carries_the_common_headers()
    {
        var user = await Platform.SignInAsync();
        var tag = (await user.MeAsync()).Header("ETag");
        (await (user.Client with { IfNoneMatch = tag }).GetAsync("/v1/users/me")).ShouldHaveStatus(304);
    }

    [Fact]
    public async Task Each_answer_has_a_correlation_id_of_its_own()
    {
        var visitor = Platform.Visitor();
        var first = (await visitor.GetAsync("/v1/users/1")).Header("X-Correlation-Id");
        var second = (await visitor.GetAsync("/v1/users/1")).Header("X-Correlation-Id");
        Assert.NotEqual(first, second);
    }

    [Theory]
    [InlineData("/v1/users/me")]
    [InlineData("/v1/nothing")]
    [InlineData("/health/live")]
    public async Task A_trace_that_comes_in_is_carried_on(string path)
    {
        var traced = Platform.Stranger() with { TraceParent = $"00-{TraceId}-00f067aa0ba902b7-01" };
        Assert.Equal(TraceId, (await traced.GetAsync(path)).Header("X-Correlation-Id"));
    }

    [Theory]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [InlineData("00-xyz92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    [InlineData("nonsense")]
    public async Task A_trace_that_is_none_is_replaced(string traceParent)
    {
        var answer = await (Platform.Stranger() with { TraceParent = traceParent }).GetAsync("/health/live");
        answer.ShouldCarryTheCommonHeaders();
        Assert.DoesNotContain(answer.Header("X-Correlation-Id")!, traceParent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/users/me")]
    [InlineData("/v1/users/me/subscription")]
    [InlineData("/v1/users/me/punishments")]
    [InlineData("/v1/users/me/sessions")]
    public async Task Private_data_is_never_stored_on_its_way(string path)
    {
        var user = await Platform.SignInAsync();
        var answer = await user.Client.GetAsync(path);
        answer.ShouldBeOk();
        Assert.Contains("no-store", answer.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_signing_in_answers_is_never_stored_on_its_way()
    {
        var user = await Platform.SignInAsync();
        Assert.Contains("no-store", user.SignIn.Header("Cache-Control"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Success_is_json_in_utf_8()
    {
        var user = await Platform.SignInAsync();
        Assert.Equal("application/json", (await user.MeAsync()).MediaType);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("application/xml")]
    [InlineData("image/png, */*;q=0")]
    public async Task A_refusal_is_a_problem_whatever_the_caller_accepts(string accept)
    {
        foreach (var path in new[] { "/v1/nothing", "/v1/users/me" })
        {
            using var request = Platform.Stranger().Compose(HttpMethod.Get, path);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            var answer = await PlatformClient.SendAsync(request);
            answer.ShouldBeProblem(answer.Status);
        }
    }

    [Fact]
    public async Task Plain_http_promises_no_https()
    {
        var answer = await Platform.Stranger().GetAsync("/health/live");
        Assert.Null(answer.Header("Strict-Transport-Security"));
    }
}

[Collection(OnEmbedded.Name)]
public sealed class HeaderOnEmbeddedTests(EmbeddedPlatform fixture) : HeaderTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class HeaderOnPostgreSqlTests(PostgreSqlPlatform fixture) : HeaderTests(fixture);
