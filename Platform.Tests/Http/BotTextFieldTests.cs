using System.Text;
using Platform.Tests.Bots;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Http;

/// <summary>Texts that no database can hold (reference.md, section 4), in the fields that bots send: refused, never a fault.</summary>
public abstract class BotTextFieldTests(PlatformFixture fixture) : BotTests(fixture)
{
    private const string Nul = """\u0000""";
    private const string LoneHighSurrogate = """\ud83d""";
    private const string LoneLowSurrogate = """\ude00""";

    public static TheoryData<string, string, string> Fields => new()
    {
        { "/v1/bot/me/update", "name", """{"name":"some%bot"}""" },
        { "/v1/bot/me/update", "avatar_url", """{"avatar_url":"https://example.org/%"}""" },
        { "/v1/bot/me/update", "group_ids", """{"group_ids":["a","b%"]}""" },
        { "/v1/authentication/bot/login-code", "platform_user_id", """{"platform":"twitch","platform_user_id":"1%2"}""" },
        { "/v1/authentication/bot/login-code", "platform_username", """{"platform":"twitch","platform_user_id":"1","platform_username":"a%b"}""" },
        { "/v1/authentication/bot/send-code", "platform", """{"platform":"twi%tch","platform_user_id":"1"}""" },
        { "/v1/authentication/bot/send-code", "platform_avatar_url", """{"platform":"twitch","platform_user_id":"1","platform_avatar_url":"https://example.org/%"}""" },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_nul_is_a_bad_field(string path, string field, string body)
    {
        var bot = await BotAsync();
        (await bot.Client.PostTextAsync(path, body.Replace("%", Nul, StringComparison.Ordinal))).ShouldNameFields(field);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_lone_surrogate_is_refused(string path, string field, string body)
    {
        var bot = await BotAsync();
        foreach (var surrogate in new[] { LoneHighSurrogate, LoneLowSurrogate, LoneLowSurrogate + LoneHighSurrogate })
        {
            var problem = (await bot.Client.PostTextAsync(path, body.Replace("%", surrogate, StringComparison.Ordinal))).ShouldBeProblem(400);
            Assert.Contains(problem.Text("code"), new[] { "validation_failed", "malformed_json" });
        }

        Assert.NotEmpty(field);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_surrogate_in_bytes_is_refused(string path, string field, string body)
    {
        var bot = await BotAsync();
        var halves = body.Split('%');
        byte[] bytes = [.. Encoding.UTF8.GetBytes(halves[0]), 0xED, 0xA0, 0x80, .. Encoding.UTF8.GetBytes(halves[1])];
        (await bot.Client.PostBytesAsync(path, bytes)).ShouldBeProblem(400);
        Assert.NotEmpty(field);
    }

    [Theory]
    [InlineData("q=%00")]
    [InlineData("owner=%00")]
    [InlineData("q=x&bot_type=%00")]
    public async Task A_query_with_such_a_character_is_refused(string query)
    {
        var user = await Platform.SignInAsync();
        (await user.Client.GetAsync("/v1/bots/search?" + query)).ShouldBeTheCallersFault();
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%ED%A0%80")]
    [InlineData("1%00")]
    public async Task A_path_with_such_a_character_is_refused(string segment)
    {
        var bot = await BotAsync();
        (await bot.Client.GetAsync("/v1/bots/" + segment)).ShouldBeTheCallersFault();
        (await bot.Client.GetAsync("/v1/bot/users/" + segment)).ShouldBeTheCallersFault();
        (await bot.MeAsync()).ShouldBeOk();
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BotTextFieldOnEmbeddedTests(EmbeddedPlatform fixture) : BotTextFieldTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BotTextFieldOnPostgreSqlTests(PostgreSqlPlatform fixture) : BotTextFieldTests(fixture);
