using System.Text;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Http;

/// <summary>Texts that no database can hold (reference.md, section 4): refused wherever a text may be sent, never a fault.</summary>
public abstract class TextFieldTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const string Nul = """\u0000""";
    private const string LoneHighSurrogate = """\ud83d""";
    private const string LoneLowSurrogate = """\ude00""";

    public static TheoryData<string, string, string, bool> Fields => new()
    {
        { "/v1/authentication/lookup", "username", """{"username":"some%body"}""", false },
        { "/v1/authentication/request", "platform", """{"platform":"twi%tch","platform_user_id":"1"}""", false },
        { "/v1/authentication/request", "platform_user_id", """{"platform":"twitch","platform_user_id":"1%2"}""", false },
        { "/v1/authentication/verify", "code", """{"code":"ABCD%EFGH"}""", false },
        { "/v1/users/me/update", "username", """{"username":"some%body"}""", true },
        { "/v1/users/me/update", "avatar_source", """{"avatar_source":"twi%tch"}""", true },
        { "/v1/portal/chats", "name", """{"name":"some%chat"}""", true },
        { "/v1/portal/chats", "description", """{"name":"some chat","description":"a%b"}""", true },
    };

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_nul_is_a_bad_field(string path, string field, string body, bool needsSession)
    {
        var caller = await CallerAsync(needsSession);
        (await caller.PostTextAsync(path, body.Replace("%", Nul, StringComparison.Ordinal))).ShouldNameFields(field);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_nul_byte_is_no_json(string path, string field, string body, bool needsSession)
    {
        var caller = await CallerAsync(needsSession);
        Assert.NotEmpty(field);
        (await caller.PostTextAsync(path, body.Replace('%', '\0'))).ShouldBeProblem(400, "malformed_json");
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_lone_surrogate_is_refused(string path, string field, string body, bool needsSession)
    {
        var caller = await CallerAsync(needsSession);
        foreach (var surrogate in new[] { LoneHighSurrogate, LoneLowSurrogate, LoneLowSurrogate + LoneHighSurrogate })
        {
            var problem = (await caller.PostTextAsync(path, body.Replace("%", surrogate, StringComparison.Ordinal))).ShouldBeProblem(400);
            Assert.Contains(problem.Text("code"), new[] { "validation_failed", "malformed_json" });
        }

        Assert.NotEmpty(field);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_surrogate_in_bytes_is_refused(string path, string field, string body, bool needsSession)
    {
        var caller = await CallerAsync(needsSession);
        var halves = body.Split('%');
        byte[] bytes = [.. Encoding.UTF8.GetBytes(halves[0]), 0xED, 0xA0, 0x80, .. Encoding.UTF8.GetBytes(halves[1])];
        (await caller.PostBytesAsync(path, bytes)).ShouldBeProblem(400);
        Assert.NotEmpty(field);
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public async Task A_text_of_great_length_is_refused(string path, string field, string body, bool needsSession)
    {
        var caller = await CallerAsync(needsSession);
        var answer = await caller.PostTextAsync(path, body.Replace("%", new string('a', 500_000), StringComparison.Ordinal));
        answer.ShouldBeTheCallersFault();
        Assert.NotEmpty(field);
    }

    [Theory]
    [InlineData("offset=%00")]
    [InlineData("limit=%00")]
    [InlineData("limit=%ED%A0%80")]
    [InlineData("limit=5%00")]
    public async Task A_number_in_the_query_with_such_a_character_is_refused(string query)
    {
        var user = await Platform.SignInAsync();
        (await user.Client.GetAsync("/v1/users/me/punishments?" + query)).ShouldBeProblem(400, "validation_failed");
    }

    [Theory]
    [InlineData("%00")]
    [InlineData("%ED%A0%80")]
    [InlineData("%FF")]
    [InlineData("abc%00def")]
    public async Task A_path_with_such_a_character_is_refused(string segment)
    {
        var user = await Platform.SignInAsync();
        (await user.Client.GetAsync("/v1/users/" + segment)).ShouldBeTheCallersFault();
        (await user.Client.PostAsync($"/v1/users/me/sessions/{segment}/destroy")).ShouldBeTheCallersFault();
        (await user.MeAsync()).ShouldBeOk();
    }

    private async Task<PlatformClient> CallerAsync(bool needsSession) =>
        needsSession ? (await Platform.SignInAsync()).Client : Platform.Visitor();
}

[Collection(OnEmbedded.Name)]
public sealed class TextFieldOnEmbeddedTests(EmbeddedPlatform fixture) : TextFieldTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class TextFieldOnPostgreSqlTests(PostgreSqlPlatform fixture) : TextFieldTests(fixture);
