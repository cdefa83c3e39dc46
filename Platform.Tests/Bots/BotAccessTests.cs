using Platform.Tests.Infrastructure;

namespace Platform.Tests.Bots;

/// <summary>Which credential opens which route of bots (reference.md, sections 3 to 5).</summary>
public abstract class BotAccessTests(PlatformFixture fixture) : BotTests(fixture)
{
    public static TheoryData<string, string> RoutesOfBots => new()
    {
        { "GET", "/v1/bot/me" },
        { "POST", "/v1/bot/me/update" },
        { "POST", "/v1/bot/batch" },
        { "GET", "/v1/bot/users/1" },
        { "POST", "/v1/bot/users/1/update" },
        { "POST", "/v1/authentication/bot/login-code" },
        { "POST", "/v1/authentication/bot/send-code" },
    };

    [Theory]
    [MemberData(nameof(RoutesOfBots))]
    public async Task A_route_of_bots_asks_for_a_credential(string method, string path) =>
        (await SendAsync(Platform.Stranger(), method, path)).ShouldBeProblem(401, "authentication_required");

    [Theory]
    [MemberData(nameof(RoutesOfBots))]
    public async Task A_public_key_opens_no_route_of_bots(string method, string path) =>
        (await SendAsync(Platform.Visitor(), method, path)).ShouldBeProblem(403, "forbidden");

    [Theory]
    [MemberData(nameof(RoutesOfBots))]
    public async Task A_session_opens_no_route_of_bots(string method, string path)
    {
        var user = await Platform.SignInAsync();
        var answer = await SendAsync(user.Client, method, path);

        // Under /authentication the cookie is not looked at.
        if (path.Contains("/authentication/", StringComparison.Ordinal))
        {
            answer.ShouldBeProblem(401, "authentication_required");
        }
        else
        {
            answer.ShouldBeProblem(403, "forbidden");
        }
    }

    [Theory]
    [InlineData("GET", "/v1/users/me")]
    [InlineData("POST", "/v1/users/me/update")]
    [InlineData("GET", "/v1/users/me/subscription")]
    [InlineData("GET", "/v1/users/me/punishments")]
    [InlineData("GET", "/v1/users/me/sessions")]
    [InlineData("POST", "/v1/users/me/sessions/destroy-others")]
    [InlineData("GET", "/v1/bots/search?q=x")]
    [InlineData("POST", "/v1/authentication/lookup")]
    [InlineData("POST", "/v1/authentication/request")]
    [InlineData("POST", "/v1/authentication/verify")]
    public async Task A_bots_key_does_not_open_what_is_for_people(string method, string path)
    {
        var bot = await BotAsync();
        (await SendAsync(bot.Client, method, path)).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task A_bots_key_is_good_where_any_credential_is()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        (await bot.Client.GetAsync($"/v1/users/{user.Id}")).ShouldBeOk().Json.ShouldHaveExactly(ProfileMembers.Public);
        (await bot.Client.GetAsync("/v1/bots")).ShouldBeOk();
        (await bot.Client.GetAsync($"/v1/bots/{bot.Id}")).ShouldBeOk().Json.ShouldHaveExactly(BotMembers.Public);
    }

    [Fact]
    public async Task A_bot_is_counted_by_its_own_limits_wherever_it_calls()
    {
        var bot = await BotAsync();
        foreach (var path in new[] { "/v1/bot/me", "/v1/bots", $"/v1/users/{bot.Owner.Id}" })
        {
            var limits = LimitHeaders.Of((await bot.Client.GetAsync(path)).ShouldBeOk());
            Assert.Equal(["bot", "bot-hour"], limits.Policies.Keys.Order(StringComparer.Ordinal));
        }

        var code = LimitHeaders.Of((await bot.LoginCodeAsync(Identity.Fresh())).ShouldBeOk());
        Assert.Equal(["bot", "bot-hour"], code.Policies.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(996, code.Remainders["bot-hour"].Left);
    }

    private static Task<PlatformResponse> SendAsync(PlatformClient caller, string method, string path) =>
        method == "GET" ? caller.GetAsync(path) : caller.PostAsync(path, new { });
}

[Collection(OnEmbedded.Name)]
public sealed class BotAccessOnEmbeddedTests(EmbeddedPlatform fixture) : BotAccessTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotAccessOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotAccessTests(fixture);
