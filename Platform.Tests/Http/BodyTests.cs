using System.Net.Http.Headers;
using System.Text;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Http;

/// <summary>Request bodies (reference.md, section 1): JSON in UTF-8 of at most 1 MiB, and nothing else.</summary>
public abstract class BodyTests(PlatformFixture fixture) : PlatformTests(fixture)
{
    private const int Largest = 1 << 20;
    private const string Lookup = "/v1/authentication/lookup";

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "username=somebody")]
    [InlineData("multipart/form-data; boundary=x", "--x--")]
    [InlineData("text/plain", """{"username":"somebody"}""")]
    [InlineData("application/xml", "<username>somebody</username>")]
    [InlineData("application/jsonp", """{"username":"somebody"}""")]
    [InlineData(null, """{"username":"somebody"}""")]
    public async Task Only_json_is_taken(string? mediaType, string text)
    {
        var user = await Platform.SignInAsync();
        (await Platform.Visitor().PostTextAsync(Lookup, text, mediaType)).ShouldBeProblem(415, "unsupported_media_type");
        (await user.Client.PostTextAsync("/v1/users/me/update", text, mediaType)).ShouldBeProblem(415, "unsupported_media_type");
        Assert.Equal(user.Username, await user.CurrentUsernameAsync());
    }

    [Fact]
    public async Task A_form_is_refused_also_where_no_body_is_needed()
    {
        var user = await Platform.SignInAsync();
        (await user.Client.PostTextAsync("/v1/users/me/sessions/destroy-others", "a=b", "application/x-www-form-urlencoded"))
            .ShouldBeProblem(415, "unsupported_media_type");
    }

    [Fact]
    public async Task The_charset_may_be_named()
    {
        var user = await Platform.SignInAsync();
        (await user.Client.PostTextAsync("/v1/users/me/update", "{}", "application/json; charset=utf-8")).ShouldBeOk();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{]")]
    [InlineData("username=somebody")]
    [InlineData("""{"username":"somebody"}}""")]
    [InlineData("""{"username":"somebody",}""")]
    [InlineData("""{'username':'somebody'}""")]
    [InlineData("""{"username":"some\qbody"}""")]
    [InlineData("""{"username":"somebody" /* comment */}""")]
    [InlineData("<username/>")]
    [InlineData("\0")]
    public async Task A_body_that_is_not_json_is_malformed(string text) =>
        (await Platform.Visitor().PostTextAsync(Lookup, text)).ShouldBeProblem(400, "malformed_json");

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("true")]
    [InlineData("\"somebody\"")]
    [InlineData("""[{"username":"somebody"}]""")]
    public async Task Json_that_is_no_object_is_refused(string text)
    {
        var user = await Platform.SignInAsync();
        (await Platform.Visitor().PostTextAsync(Lookup, text)).ShouldBeProblem(400);
        (await user.Client.PostTextAsync("/v1/users/me/update", text)).ShouldBeProblem(400);
    }

    [Fact]
    public async Task An_empty_body_is_refused_where_fields_are_needed()
    {
        (await Platform.Visitor().PostTextAsync(Lookup, string.Empty)).ShouldBeProblem(400);
        (await Platform.Visitor().PostAsync(Lookup)).ShouldBeProblem(400);
    }

    [Fact]
    public async Task Bytes_that_are_not_utf_8_are_malformed()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes("{\"username\":\"some"), 0xFF, 0xFE, .. Encoding.ASCII.GetBytes("\"}")];
        (await Platform.Visitor().PostBytesAsync(Lookup, bytes)).ShouldBeProblem(400);
    }

    [Theory]
    [InlineData('[', ']')]
    [InlineData('{', '}')]
    public async Task Json_of_great_depth_is_refused(char opening, char closing)
    {
        const int Depth = 100_000;
        var deep = opening == '['
            ? new string(opening, Depth) + new string(closing, Depth)
            : string.Concat(Enumerable.Repeat("{\"a\":", Depth)) + "1" + new string(closing, Depth);
        (await Platform.Visitor().PostTextAsync(Lookup, deep)).ShouldBeProblem(400);
        (await Platform.Visitor().PostTextAsync(Lookup, $$"""{"username":"somebody","other":{{deep}}}""")).ShouldBeProblem(400);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("1e999")]
    [InlineData("-1e-999")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("true")]
    [InlineData("[]")]
    [InlineData("{}")]
    public async Task A_value_of_another_kind_is_a_bad_field(string value)
    {
        (await Platform.Visitor().PostTextAsync(Lookup, $$"""{"username":{{value}}}""")).ShouldNameFields("username");
        (await Platform.Visitor().PostTextAsync("/v1/authentication/verify", $$"""{"code":{{value}}}""")).ShouldNameFields("code");
    }

    [Fact]
    public async Task Several_values_of_another_kind_are_all_named() =>
        (await Platform.Visitor().PostTextAsync("/v1/authentication/request", """{"platform":1,"platform_user_id":2}"""))
            .ShouldNameFields("platform", "platform_user_id");

    [Fact]
    public async Task Unknown_fields_are_ignored()
    {
        var user = await Platform.SignInAsync();
        var answer = await user.Client.PostAsync(
            "/v1/users/me/update", new { permission_level = 3, state = 2, id = 1, has_premium = true, subscription_tier = 3, anything = new[] { 1 } });
        answer.ShouldBeOk();
        Assert.Equal(0, answer.Json.Number("permission_level"));
        Assert.Equal(0, answer.Json.Number("subscription_tier"));
        Assert.Equal(user.Id, answer.Json.Number("id"));
    }

    [Fact]
    public async Task A_body_of_one_mebibyte_is_taken()
    {
        var user = await Platform.SignInAsync();
        (await user.Client.PostBytesAsync("/v1/users/me/update", OfSize(Largest))).ShouldBeOk();
    }

    [Fact]
    public async Task A_body_of_one_byte_more_is_too_large()
    {
        var user = await Platform.SignInAsync();
        (await user.Client.PostBytesAsync("/v1/users/me/update", OfSize(Largest + 1))).ShouldBeProblem(413, "payload_too_large");
        (await Platform.Visitor().PostBytesAsync(Lookup, OfSize(Largest + 1))).ShouldBeProblem(413, "payload_too_large");
        (await user.MeAsync()).ShouldBeOk();
    }

    [Fact]
    public async Task A_body_that_does_not_tell_its_size_is_measured()
    {
        var user = await Platform.SignInAsync();
        using var fitting = Chunked(OfSize(Largest));
        (await user.Client.SendAsync(HttpMethod.Post, "/v1/users/me/update", fitting)).ShouldBeOk();
        using var larger = Chunked(OfSize(Largest + 1));
        (await user.Client.SendAsync(HttpMethod.Post, "/v1/users/me/update", larger)).ShouldBeProblem(413, "payload_too_large");
    }

    private static byte[] OfSize(int size)
    {
        const string Start = "{\"padding\":\"";
        const string End = "\"}";
        return Encoding.ASCII.GetBytes(Start + new string('x', size - Start.Length - End.Length) + End);
    }

    private static StreamContent Chunked(byte[] bytes)
    {
        var content = new StreamContent(new StreamOfUnknownLength(bytes));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private sealed class StreamOfUnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}

[Collection(OnEmbedded.Name)]
public sealed class BodyOnEmbeddedTests(EmbeddedPlatform fixture) : BodyTests(fixture);

[Collection(OnPostgreSql.Name)]
public sealed class BodyOnPostgreSqlTests(PostgreSqlPlatform fixture) : BodyTests(fixture);
