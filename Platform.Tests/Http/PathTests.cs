using Platform.Tests.Infrastructure;

namespace Platform.Tests.Http;

/// <summary>Paths and methods (reference.md, section 1): they are judged before anything else.</summary>
public abstract class PathTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    [Fact]
    public async Task Every_route_answers_with_and_without_the_prefix()
    {
        foreach (var route in Route.Guarded)
        {
            foreach (var path in route.Paths)
            {
                (await Platform.Stranger().SendAsync(route.Method, path)).ShouldBeProblem(401, "authentication_required");
            }
        }
    }

    [Fact]
    public async Task Both_addresses_of_a_resource_give_the_same_answer()
    {
        var user = await Platform.SignInAsync();
        var canonical = await user.Client.GetAsync($"/v1/users/{user.Id}");
        var shorter = await user.Client.GetAsync($"/users/{user.Id}");
        canonical.ShouldBeOk();
        shorter.ShouldBeOk();
        Assert.Equal(canonical.Text, shorter.Text);
    }

    [Fact]
    public async Task The_wrong_one_of_the_two_methods_is_refused_with_the_right_one_named()
    {
        foreach (var route in Route.All.Where(route => route.IsOfOneMethod))
        {
            foreach (var path in route.Paths)
            {
                var wrong = route.Method == HttpMethod.Get ? HttpMethod.Post : HttpMethod.Get;
                var answer = await Platform.Stranger().SendAsync(wrong, path);
                answer.ShouldBeProblem(405, "method_not_allowed");
                Assert.Contains(route.Method.Method, answer.Header("Allow")!.Split(',', StringSplitOptions.TrimEntries));
            }
        }
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("PROPFIND")]
    public async Task No_other_method_is_known(string method)
    {
        var answer = await Platform.Visitor().SendAsync(new HttpMethod(method), "/v1/users/me");
        answer.ShouldBeProblem(405, "method_not_allowed");
        Assert.Contains("GET", answer.Header("Allow"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/nothing")]
    [InlineData("/nothing")]
    [InlineData("/v2/users/me")]
    [InlineData("/v1/v1/users/me")]
    [InlineData("/users/me/nothing")]
    [InlineData("/authentication")]
    [InlineData("/v1/users/me/sessions/a/b/destroy")]
    public async Task An_unknown_path_is_not_found_whoever_asks(string path)
    {
        (await Platform.Stranger().GetAsync(path)).ShouldBeProblem(404, "not_found");
        (await Platform.Visitor().GetAsync(path)).ShouldBeProblem(404, "not_found");
        (await Platform.Stranger().PostAsync(path, new { })).ShouldBeProblem(404, "not_found");
    }
}

[Collection(OnEmbedded.Name)]
public sealed class PathOnEmbeddedTests(EmbeddedPlatform fixture) : PathTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class PathOnPostgreSqlTests(PostgreSqlPlatform fixture) : PathTests(fixture);
