using Microsoft.AspNetCore.Http;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Chats;

/// <summary>What the gateway makes of requests for invites, and of the answers.</summary>
public sealed class InviteEndpointsTests(FakeGateway gateway) : IClassFixture<FakeGateway>
{
    private const string Path = "/v1/portal/chats/9/invites";

    private readonly FakeGateway _gateway = gateway.Anew();

    private FakeChatDesk Desk => _gateway.Grains.ChatDesk;

    [Fact]
    public async Task An_invite_has_exactly_the_members_of_the_contract()
    {
        DefaultHttpContext context = await _gateway.Post(Path, _gateway.Session, """{"expires_at":"2031-01-02T05:04:05+02:00","max_uses":5}""");
        Assert.Equal(["code", "chat_id", "created_by_id", "created_at", "expires_at", "uses", "max_uses"], context.AnswerJson().Members());
        Assert.Equal(new NewChatInvite(new DateTimeOffset(2031, 1, 2, 3, 4, 5, TimeSpan.Zero), 5), Wanted());
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"expires_at":null,"max_uses":null}""")]
    public async Task An_invite_may_be_without_end_and_limit(string body)
    {
        Assert.Equal(200, (await _gateway.Post(Path, _gateway.Session, body)).Response.StatusCode);
        Assert.Equal(new NewChatInvite(null, null), Wanted());
    }

    [Theory]
    [InlineData("""{"expires_at":"tomorrow","max_uses":0}""", "expires_at max_uses")]
    [InlineData("""{"expires_at":"2031-01-02T05:04:05","max_uses":1.5}""", "expires_at max_uses")]
    [InlineData("""{"expires_at":1893456000}""", "expires_at")]
    [InlineData("""{"expires_at":"\ud83d"}""", "expires_at")]
    [InlineData("""{"max_uses":"5"}""", "max_uses")]
    [InlineData("""{"max_uses":2147483648}""", "max_uses")]
    [InlineData("""{"max_uses":-5}""", "max_uses")]
    [InlineData("[]", "body")]
    public async Task All_bad_fields_are_named_at_once(string body, string fields)
    {
        Desk.Judge = arguments => ((NewChatInvite)arguments[2]!).MaxUses < 1 ? Refusal.OfField("max_uses", "Must be at least 1.") : null;
        Assert.Equal(fields.Split(' '), (await _gateway.Post(Path, _gateway.Session, body)).BadFields());
    }

    [Fact]
    public async Task A_list_is_read_in_parts()
    {
        Desk.Invites = [.. Enumerable.Range(1, 20).Select(use => FakeChatDesk.Invite with { Uses = use })];
        DefaultHttpContext context = await _gateway.Get(Path + "?offset=5&limit=10", _gateway.Session);
        Assert.Equal(Enumerable.Range(6, 10), context.AnswerJson().EnumerateArray().Select(invite => invite.GetProperty("uses").GetInt32()));
        Assert.Contains("offset=15&limit=10>; rel=\"next\"", context.Response.Headers.Link.ToString(), StringComparison.Ordinal);
        Assert.Equal(["limit"], (await _gateway.Get(Path + "?limit=101", _gateway.Session)).BadFields());
    }

    [Fact]
    public async Task A_code_is_handed_on_as_it_is()
    {
        await _gateway.Post(Path + "/Strange%20one/delete", _gateway.Session, "");
        await _gateway.Post("/portal/resolve/abcdefgh12345678", _gateway.Session, "");
        Assert.Equal(
            [(nameof(IChatDeskGrain.RevokeInvite), "Strange one"), (nameof(IChatDeskGrain.Join), "abcdefgh12345678")],
            Desk.Asked.Select(asked => (asked.Method, (string)asked.Arguments[^1]!)));
    }

    private NewChatInvite Wanted() => (NewChatInvite)Assert.Single(Desk.Asked).Arguments[2]!;
}
