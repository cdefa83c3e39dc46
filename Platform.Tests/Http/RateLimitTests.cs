using Platform.Tests.Infrastructure;

namespace Platform.Tests.Http;

/// <summary>The limits a minute (reference.md, section 1, "Rate limits"), each by whom it counts.</summary>
public abstract class RateLimitTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const int Login = 20;
    private const int Public = 120;
    private const int Auth = 120;

    [Fact]
    public async Task The_login_limit_falls_by_one_a_request_to_zero_and_then_refuses()
    {
        var visitor = Platform.Visitor();
        await ShouldRunOutAsync("login", Login, () => LookUpAsync(visitor));
    }

    [Fact]
    public async Task The_public_limit_falls_by_one_a_request_to_zero_and_then_refuses()
    {
        var visitor = Platform.Visitor();
        await ShouldRunOutAsync("public", Public, () => visitor.GetAsync("/v1/users/1"));
    }

    [Fact]
    public async Task The_auth_limit_falls_by_one_a_request_to_zero_and_then_refuses()
    {
        var user = await Platform.SignInAsync();
        await ShouldRunOutAsync("auth", Auth, user.MeAsync);
    }

    [Fact]
    public async Task Parallel_requests_never_pass_the_login_limit_together()
    {
        var visitor = Platform.Visitor();
        await ShouldPassExactlyAsync(Login, 60, "login", () => LookUpAsync(visitor));
    }

    [Fact]
    public async Task Parallel_requests_never_pass_the_public_limit_together()
    {
        var visitor = Platform.Visitor();
        await ShouldPassExactlyAsync(Public, 200, "public", () => visitor.GetAsync("/v1/users/1"));
    }

    [Fact]
    public async Task Parallel_requests_never_pass_the_auth_limit_together()
    {
        var user = await Platform.SignInAsync();
        await ShouldPassExactlyAsync(Auth, 200, "auth", user.MeAsync);
    }

    [Fact]
    public async Task The_limits_of_one_address_do_not_spend_each_other()
    {
        var visitor = Platform.Visitor();
        Assert.Equal(Public - 1, Left(await visitor.GetAsync("/v1/users/1"), "public"));
        Assert.Equal(Login - 1, Left(await LookUpAsync(visitor), "login"));
        Assert.Equal(Public - 2, Left(await visitor.GetAsync("/v1/users/1"), "public"));
    }

    [Fact]
    public async Task An_exhausted_login_limit_refuses_every_way_of_signing_in()
    {
        var visitor = Platform.Visitor();
        for (var request = 0; request < Login; request++)
        {
            await LookUpAsync(visitor);
        }

        (await LookUpAsync(visitor)).ShouldBeProblem(429, "rate_limited");
        (await visitor.RequestCodeAsync(Identity.Fresh())).ShouldBeProblem(429, "rate_limited");
        (await visitor.VerifyAsync("ABCDEFGH")).ShouldBeProblem(429, "rate_limited");
        Assert.Equal(404, (await visitor.GetAsync("/v1/users/999999999")).Status);
    }

    [Fact]
    public async Task Each_address_has_a_limit_of_its_own()
    {
        await LookUpAsync(Platform.Visitor());
        Assert.Equal(Login - 1, Left(await LookUpAsync(Platform.Visitor()), "login"));
    }

    [Fact]
    public async Task Each_session_has_a_limit_of_its_own()
    {
        var identity = Identity.Fresh();
        var first = await Platform.SignInAsync(identity);
        var second = await Platform.SignInAsync(identity);
        await first.MeAsync();
        Assert.Equal(Auth - 1, Left(await second.MeAsync(), "auth"));
        Assert.Equal(Auth - 2, Left(await first.MeAsync(), "auth"));
    }

    [Fact]
    public async Task An_ipv6_client_is_counted_by_its_network()
    {
        var network = ClientAddresses.NextNetwork();
        await LookUpAsync(Platform.VisitorFrom(network + ":1"));
        Assert.Equal(Login - 2, Left(await LookUpAsync(Platform.VisitorFrom(network + "ffff:ffff:ffff:2")), "login"));
        Assert.Equal(Login - 1, Left(await LookUpAsync(Platform.VisitorFrom(ClientAddresses.NextNetwork() + ":1")), "login"));
    }

    [Fact]
    public async Task An_ipv4_mapped_client_is_the_ipv4_client()
    {
        var address = ClientAddresses.Next();
        await LookUpAsync(Platform.VisitorFrom(address));
        Assert.Equal(Login - 2, Left(await LookUpAsync(Platform.VisitorFrom("::ffff:" + address)), "login"));
    }

    [Fact]
    public async Task What_a_client_says_of_himself_before_the_proxy_does_not_count()
    {
        var address = ClientAddresses.Next();
        await LookUpAsync(Platform.VisitorFrom("198.51.100.1, " + address));
        Assert.Equal(Login - 2, Left(await LookUpAsync(Platform.VisitorFrom("198.51.100.2, " + address)), "login"));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("unknown")]
    [InlineData("")]
    [InlineData(",,,")]
    [InlineData("203.0.113.9:4711")]
    [InlineData("[2001:db8:ffff::9]:4711")]
    [InlineData("999.999.999.999")]
    [InlineData("fe80::1%eth0")]
    public async Task A_strange_address_from_the_proxy_is_no_fault_of_the_platform(string address)
    {
        var answer = await Platform.VisitorFrom(address).GetAsync("/v1/users/999999999");
        Assert.True(answer.Status < 500, answer.ToString());
        answer.ShouldCarryTheCommonHeaders();
    }

    [Fact]
    public async Task A_refused_request_costs_one_unit_too()
    {
        var user = await Platform.SignInAsync();
        Assert.Equal(Auth - 1, Left(await user.RenameAsync("x"), "auth"));
        Assert.Equal(Auth - 2, Left(await user.Client.GetAsync("/v1/users/999999999"), "auth"));
        Assert.Equal(Auth - 3, Left(await user.Client.PostTextAsync("/v1/users/me/update", "{"), "auth"));
        Assert.Equal(Auth - 4, Left(await user.MeAsync(), "auth"));
    }

    [Fact]
    public async Task An_unchanged_answer_costs_one_unit_too()
    {
        var user = await Platform.SignInAsync();
        var tag = (await user.MeAsync()).Header("ETag");
        var unchanged = await (user.Client with { IfNoneMatch = tag }).GetAsync("/v1/users/me");
        unchanged.ShouldHaveStatus(304);
        Assert.Equal(Auth - 2, Left(unchanged, "auth"));
    }

    [Fact]
    public async Task Signing_in_is_counted_by_the_login_limit_alone()
    {
        var visitor = Platform.Visitor();
        var user = await Platform.SignInAsync(Identity.Fresh(), visitor);
        Assert.Equal(["login"], LimitHeaders.Of(user.SignIn).Policies.Keys);
        Assert.Equal(Login - 2, Left(user.SignIn, "login"));
    }

    private static Task<PlatformResponse> LookUpAsync(PlatformClient visitor) =>
        visitor.PostAsync("/v1/authentication/lookup", new { username = "nobody" });

    private static int Left(PlatformResponse answer, string policy) => LimitHeaders.Of(answer).Remainders[policy].Left;

    private static async Task ShouldRunOutAsync(string policy, int quota, Func<Task<PlatformResponse>> request)
    {
        for (var left = quota - 1; left >= 0; left--)
        {
            var accepted = await request();
            Assert.NotEqual(429, accepted.Status);
            ShouldTellOf(accepted, policy, quota, left);
        }

        var refused = await request();
        refused.ShouldBeProblem(429, "rate_limited");
        Assert.InRange(refused.RetryAfter(), 1, 60);
        ShouldTellOf(refused, policy, quota, 0);
    }

    private static void ShouldTellOf(PlatformResponse answer, string policy, int quota, int left)
    {
        var limits = LimitHeaders.Of(answer);
        Assert.Equal(new LimitHeaders.Policy(quota, 60), limits.Policies[policy]);
        Assert.Equal(left, limits.Remainders[policy].Left);
        Assert.InRange(limits.Remainders[policy].Seconds, 0, 60);
        Assert.Equal(quota, limits.Limit);
        Assert.Equal(left, limits.Remaining);
        Assert.InRange(limits.ResetSeconds, 0, 60);
    }

    private static async Task ShouldPassExactlyAsync(int quota, int requests, string policy, Func<Task<PlatformResponse>> request)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, requests).Select(_ => Task.Run(request)));
        var accepted = answers.Where(answer => answer.Status != 429).ToArray();
        var refused = answers.Except(accepted).ToArray();
        Assert.Equal(quota, accepted.Length);
        Assert.Equal(Enumerable.Range(0, quota), accepted.Select(answer => Left(answer, policy)).Order());
        Assert.All(refused, answer => answer.ShouldBeProblem(429, "rate_limited"));
    }
}

[Collection(OnEmbedded.Name)]
public sealed class RateLimitOnEmbeddedTests(EmbeddedPlatform fixture) : RateLimitTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class RateLimitOnPostgreSqlTests(PostgreSqlPlatform fixture) : RateLimitTests(fixture);
