using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Gateway.Fakes;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Gateway.Bots;

public sealed class BotUserTests(FakeGateway gateway) : IClassFixture<FakeGateway>
{
    private readonly FakeGateway _gateway = gateway.Anew();

    private FakeBotDesk Desk => _gateway.Grains.BotDesk;

    [Fact]
    public async Task A_user_is_shown_with_exactly_the_members_of_the_contract()
    {
        JsonElement json = (await _gateway.Get("/bot/users/7", _gateway.BotKey)).AnswerJson();
        Assert.Equal(BotMembers.User, json.Members());
        Assert.Equal(ProfileMembers.LinkedPlatform, json.GetProperty("linked_platform").Members());
        Assert.Equal(BotMembers.User, (await Update("7", "{}")).AnswerJson().Members());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("me")]
    [InlineData("9223372036854775808")]
    public async Task What_is_no_id_is_no_user(string id)
    {
        Assert.Equal("not_found", (await _gateway.Get("/bot/users/" + id, _gateway.BotKey)).Code());
        Assert.Equal("not_found", (await Update(id, "{}")).Code());
        Assert.Equal(["username"], (await Update(id, """{"username":5}""")).BadFields());
        Assert.Empty(Desk.Reports);
    }

    [Fact]
    public async Task What_the_bot_says_is_handed_on()
    {
        await Update("7", """{"platform_username":"Anna","platform_avatar_url":"https://a.example/b.png","username":"anna"}""");
        await Update("7", """{"platform_username":null,"platform_avatar_url":null}""");
        await Update("7", "{}");
        Assert.Equal(
            [
                new IdentityReport { ChangesUsername = true, PlatformUsername = "Anna", ChangesAvatar = true, PlatformAvatarUrl = "https://a.example/b.png" },
                new IdentityReport { ChangesUsername = true, ChangesAvatar = true },
                new IdentityReport(),
            ],
            Desk.Reports);
        Assert.Equal(["anna", null, null], Desk.Usernames);
    }

    [Fact]
    public async Task All_bad_fields_are_named_and_read_as_what_no_rule_takes()
    {
        DefaultHttpContext context = await Update("7", """{"platform_username":5,"platform_avatar_url":"\ud800","username":null}""");
        Assert.Equal(["platform_avatar_url", "platform_username", "username"], context.BadFields());
        Assert.Equal(BodyFields.Unreadable, Assert.Single(Desk.Reports).PlatformUsername);
        Assert.Equal(BodyFields.Unreadable, Assert.Single(Desk.Usernames));
    }

    [Fact]
    public async Task What_the_cluster_refuses_is_told()
    {
        Desk.Refusal = UserRefusals.NotFound;
        Assert.Equal("not_found", (await _gateway.Get("/bot/users/7", _gateway.BotKey)).Code());
        Desk.Refusal = new Refusal(ErrorCodes.UsernameTaken, "Taken.");
        Assert.Equal("username_taken", (await Update("7", """{"username":"anna"}""")).Code());
    }

    private Task<DefaultHttpContext> Update(string id, string body) => _gateway.Post($"/bot/users/{id}/update", _gateway.BotKey, body);
}
