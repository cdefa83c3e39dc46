using System.Text.Json;
using Platform.Tests.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.SignIn;

/// <summary><c>POST /authentication/bot/login-code</c> (reference.md, section 3): a bot shows people the codes they asked for on the web.</summary>
public abstract class BotLoginCodeTests(PlatformFixture fixture) : BotTests(fixture)
{
    private const string Call = "/v1/authentication/bot/login-code";

    [Fact]
    public async Task Nobody_who_asked_for_nothing_has_a_code()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        foreach (var identity in new[] { Identity.Fresh(), user.Identity })
        {
            var answer = (await bot.LoginCodeAsync(identity)).ShouldBeOk().Json;
            answer.ShouldHaveExactly("code", "expires_at");
            Assert.True(answer.IsNull("code"));
            Assert.True(answer.IsNull("expires_at"));
        }
    }

    [Fact]
    public async Task The_code_of_the_web_is_handed_out_and_good_where_it_was_asked_for()
    {
        var bot = await BotAsync();
        var identity = Identity.Fresh();
        var visitor = Platform.Visitor();
        var requested = (await visitor.RequestCodeAsync(identity)).ShouldBeOk().Json;
        var shown = (await bot.LoginCodeAsync(identity)).ShouldBeOk().Json;
        Assert.Equal(requested.Text("expires_at"), shown.Text("expires_at"));
        Assert.Equal(shown.Text("code"), (await bot.LoginCodeAsync(identity)).ShouldBeOk().Json.Text("code"));
        (await Platform.Visitor().VerifyAsync(shown.Text("code")!)).ShouldBeProblem(401, "invalid_code");
        Assert.True((await visitor.VerifyAsync(shown.Text("code")!)).ShouldBeOk().Json.Flag("user_created"));
        Assert.True((await bot.LoginCodeAsync(identity)).ShouldBeOk().Json.IsNull("code"));
    }

    [Fact]
    public async Task Of_several_pending_codes_the_newest_is_handed_out()
    {
        var bot = await BotAsync();
        var identity = Identity.Fresh();
        var earlier = await Platform.RequestCodeAsync(identity, Platform.Visitor());
        var visitor = Platform.Visitor();
        (await visitor.RequestCodeAsync(identity)).ShouldBeOk();
        var shown = (await bot.LoginCodeAsync(identity)).ShouldBeOk().Json.Text("code")!;
        Assert.NotEqual(earlier, shown);
        (await visitor.VerifyAsync(shown)).ShouldBeOk();
    }

    [Fact]
    public async Task What_the_bot_knows_of_a_person_is_in_the_account_that_begins()
    {
        var bot = await BotAsync();
        var identity = Identity.Fresh();
        var visitor = Platform.Visitor();
        (await visitor.RequestCodeAsync(identity)).ShouldBeOk();
        var code = (await AskAsync(bot, identity, "Zoë ✨", "https://example.org/zoe.png")).ShouldBeOk().Json.Text("code")!;
        var profile = (await visitor.VerifyAsync(code)).ShouldBeOk().Json;
        ShouldShow(profile, "Zoë ✨", "https://example.org/zoe.png");
    }

    [Fact]
    public async Task What_the_bot_knows_of_a_person_is_refreshed_without_a_code_too()
    {
        var bot = await BotAsync();
        var user = await Platform.SignInAsync();
        (await AskAsync(bot, user.Identity, "first", "https://example.org/1.png")).ShouldBeOk();
        ShouldShow((await user.MeAsync()).Json, "first", "https://example.org/1.png");
        (await AskAsync(bot, user.Identity, "second", null)).ShouldBeOk();
        ShouldShow((await user.MeAsync()).Json, "second", null);
        (await bot.LoginCodeAsync(user.Identity)).ShouldBeOk();
        ShouldShow((await user.MeAsync()).Json, "second", null);
        Assert.Equal(user.Username, await user.CurrentUsernameAsync());
    }

    [Fact]
    public async Task A_bot_acts_for_its_own_platform_only()
    {
        var bot = await BotAsync(platform: "elsewhere");
        var visitor = Platform.Visitor();
        var identity = Identity.Fresh();
        (await visitor.RequestCodeAsync(identity)).ShouldBeOk();
        (await bot.LoginCodeAsync(identity)).ShouldBeProblem(403, "forbidden");
    }

    [Fact]
    public async Task All_bad_fields_are_named()
    {
        var bot = await BotAsync();
        (await bot.Client.PostAsync(Call, new { })).ShouldNameFields("platform", "platform_user_id");
        (await bot.Client.PostAsync(Call, new { platform = "X!", platform_user_id = " ", platform_username = 5, platform_avatar_url = 5 }))
            .ShouldNameFields("platform", "platform_avatar_url", "platform_user_id", "platform_username");
        (await AskAsync(bot, Identity.Fresh(), "a\0b", "javascript:alert(1)")).ShouldNameFields("platform_avatar_url", "platform_username");
    }

    private static Task<PlatformResponse> AskAsync(RunningBot bot, Identity identity, string? name, string? picture) => bot.Client.PostAsync(
        Call,
        new { platform = identity.Platform, platform_user_id = identity.PlatformUserId, platform_username = name, platform_avatar_url = picture });

    private static void ShouldShow(JsonElement profile, string? name, string? picture)
    {
        var linked = Assert.Single(profile.GetProperty("linked_platforms").EnumerateArray());
        Assert.Equal((name, picture), (linked.Text("platform_username"), linked.Text("platform_avatar_url")));
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BotLoginCodeOnEmbeddedTests(EmbeddedPlatform fixture) : BotLoginCodeTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotLoginCodeOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotLoginCodeTests(fixture);
