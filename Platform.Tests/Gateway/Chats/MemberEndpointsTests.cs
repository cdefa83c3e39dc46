using Microsoft.AspNetCore.Http;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Chats;

/// <summary>What the gateway makes of requests about members, and of the answers.</summary>
public sealed class MemberEndpointsTests(FakeGateway gateway) : IClassFixture<FakeGateway>
{
    private const string Path = "/v1/portal/chats/9";

    private readonly FakeGateway _gateway = gateway.Anew();

    private FakeChatDesk Desk => _gateway.Grains.ChatDesk;

    [Fact]
    public async Task Members_are_told_by_offset()
    {
        DefaultHttpContext context = await _gateway.Get(Path + "/members", _gateway.Session);
        Assert.Equal(
            """[{"user":{"id":7,"username":"anna","avatar_url":null},"role":"owner","joined_at":"2030-01-02T03:04:05.678Z"}]""", context.AnswerText());
        Assert.Contains("offset=50&limit=50>; rel=\"next\"", context.Response.Headers.Link.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_member_is_kicked_by_his_number()
    {
        Assert.Equal("""{"kicked":true}""", (await _gateway.Post(Path + "/kick", _gateway.Session, """{"user_id":8}""")).AnswerText());
        Assert.Equal(new UserId(8), Assert.Single(Desk.Asked).Arguments[2]);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"user_id":null}""")]
    [InlineData("""{"user_id":"8"}""")]
    [InlineData("""{"user_id":0}""")]
    [InlineData("""{"user_id":-1}""")]
    [InlineData("""{"user_id":8.5}""")]
    [InlineData("""{"user_id":9223372036854775808}""")]
    public async Task What_is_no_number_of_a_user_is_a_bad_field(string body)
    {
        Assert.Equal(["user_id"], (await _gateway.Post(Path + "/kick", _gateway.Session, body)).BadFields());
        Assert.Empty(Desk.Asked);
    }

    [Fact]
    public async Task Who_cannot_leave_is_told_why()
    {
        Desk.Refusal = new Refusal(ErrorCodes.Conflict, "The owner cannot leave.");
        DefaultHttpContext context = await _gateway.Post(Path + "/leave", _gateway.Session, "");
        Assert.Equal((409, "conflict"), (context.Response.StatusCode, context.Code()));
    }
}
