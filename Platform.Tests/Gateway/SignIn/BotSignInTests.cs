using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.SignIn;

public sealed class BotSignInTests(FakeGateway gateway) : IClassFixture<FakeGateway>
{
    private const string Person = """{"platform":"twitch","platform_user_id":"1","platform_username":"Anna","platform_avatar_url":null}""";

    private readonly FakeGateway _gateway = gateway.Anew();

    public static TheoryData<string> Paths => ["/v1/authentication/bot/login-code", "/authentication/bot/send-code"];

    private FakeBotDesk Desk => _gateway.Grains.BotDesk;

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task A_bot_is_shown_the_code(string path)
    {
        JsonElement json = (await _gateway.Post(path, _gateway.BotKey, Person)).AnswerJson();
        Assert.Equal("""{"code":"ABCD1234","expires_at":"2030-01-02T03:04:05.678Z"}""", json.GetRawText());
        Assert.Equal(new PlatformIdentity("twitch", "1"), Assert.Single(Desk.Identities));
        Assert.Equal(new IdentityReport { ChangesUsername = true, PlatformUsername = "Anna", ChangesAvatar = true }, Assert.Single(Desk.Reports));
    }

    [Fact]
    public async Task Where_none_is_pending_both_members_are_null()
    {
        Desk.Code = new PendingCode(null, null);
        Assert.Equal("""{"code":null,"expires_at":null}""", (await _gateway.Post("/authentication/bot/login-code", _gateway.BotKey, Person)).AnswerText());
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task All_bad_fields_are_named(string path)
    {
        Desk.Refusal = Refusal.OfField("platform", "Must not be empty.");
        DefaultHttpContext context = await _gateway.Post(path, _gateway.BotKey, """{"platform":"","platform_username":5,"platform_avatar_url":{}}""");
        Assert.Equal(["platform", "platform_avatar_url", "platform_user_id", "platform_username"], context.BadFields());
    }

    [Theory]
    [InlineData("{}", "platform platform_user_id")]
    [InlineData("[]", "body")]
    public async Task What_is_left_out_is_named_also_when_the_cluster_would_take_it(string body, string fields) =>
        Assert.Equal(fields.Split(' '), (await _gateway.Post("/authentication/bot/send-code", _gateway.BotKey, body)).BadFields());

    [Fact]
    public async Task After_too_many_such_sign_ins_the_web_is_asked_for()
    {
        Desk.Refusal = new Refusal(ErrorCodes.WebLoginRequired, "Sign in on the web first.");
        DefaultHttpContext context = await _gateway.Post("/authentication/bot/send-code", _gateway.BotKey, Person);
        Assert.Equal((403, "web_login_required"), (context.Response.StatusCode, context.Code()));
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public async Task People_are_counted_where_people_sign_in_and_refused(string path)
    {
        Assert.Equal("forbidden", (await _gateway.Post(path, _gateway.PublicKey, Person)).Code());
        Assert.Equal("authentication_required", (await _gateway.Post(path, _gateway.Session, Person)).Code());
        Assert.Equal(["login"], _gateway.Grains.Address.Taken);
        Assert.Equal(0, _gateway.Grains.Session.Taken);
        Assert.Empty(Desk.Identities);
    }

    [Fact]
    public async Task A_bot_does_not_sign_in_as_people_do()
    {
        DefaultHttpContext context = await _gateway.Post("/authentication/lookup", _gateway.BotKey, """{"username":"anna"}""");
        Assert.Equal("forbidden", context.Code());
        Assert.Equal(1, _gateway.Grains.Bot.Taken);
        Assert.Empty(_gateway.Grains.Address.Taken);
    }
}
