using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Notifications;

/// <summary>What the gateway makes of requests for notifications, and of the answers.</summary>
public sealed class NotificationEndpointsTests(FakeGateway gateway) : IClassFixture<FakeGateway>
{
    private static readonly NotificationView One = new(4, "Title", "Body", NotificationTypes.Warning, FakeBot.Time, FakeBot.Time, new UserId(2));

    private readonly FakeGateway _gateway = gateway.Anew();

    private FakeInbox Inbox => _gateway.Grains.Inbox;

    [Fact]
    public async Task A_list_comes_in_its_envelope_with_links()
    {
        Inbox.Page = new NotificationPage([One], 12, 3, Next: "4");
        DefaultHttpContext context = await _gateway.Get("/v1/notifications?offset=2&limit=1&after=5", _gateway.Session);
        JsonElement json = context.AnswerJson();
        Assert.Equal(["notifications", "total", "unread", "offset", "limit"], json.Members());
        Assert.Equal(["id", "title", "body", "type", "read_at", "created_at", "created_by"], json.GetProperty("notifications")[0].Members());
        Assert.Equal([12, 3, 2, 1], json.EnumerateObject().Skip(1).Select(member => member.Value.GetInt32()));
        Assert.Contains("</v1/notifications?offset=3&limit=1&after=4>; rel=\"next\"", context.Response.Headers.Link.ToString(), StringComparison.Ordinal);
        Assert.Equal(["List(5, 2, 1)"], Inbox.Asked);
    }

    [Theory]
    [InlineData("?limit=0&offset=x", "limit offset")]
    [InlineData("?after=", "after")]
    public async Task A_window_out_of_range_is_refused_by_name(string query, string fields) =>
        Assert.Equal(fields.Split(' '), (await _gateway.Get("/notifications" + query, _gateway.Session)).BadFields());

    [Fact]
    public async Task Counts_are_told()
    {
        Assert.Equal("""{"unread":3}""", (await _gateway.Get("/notifications/unread-count", _gateway.Session)).AnswerText());
        Assert.Equal("""{"read":3}""", (await _gateway.Post("/notifications/read-all", _gateway.Session, "")).AnswerText());
    }

    [Fact]
    public async Task What_was_read_is_shown_also_during_a_timeout()
    {
        Inbox.Page = new NotificationPage([One], 1, 0, null);
        _gateway.Grains.Session.Restriction = new Restriction(AccountState.Timeout, FakeBot.Time, 60);
        Assert.Equal(4, (await _gateway.Post("/notifications/4/read", _gateway.Session, "")).AnswerJson().GetProperty("id").GetInt64());
        Assert.Equal(200, (await _gateway.Post("/notifications/read-all", _gateway.Session, "")).Response.StatusCode);
    }

    [Fact]
    public async Task What_was_read_before_is_a_conflict()
    {
        Inbox.Refusal = new Refusal(ErrorCodes.AlreadyRead, "The notification was marked as read before.");
        DefaultHttpContext context = await _gateway.Post("/notifications/4/read", _gateway.Session, "");
        Assert.Equal((409, "already_read"), (context.Response.StatusCode, context.Code()));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("9223372036854775808")]
    [InlineData("x")]
    public async Task What_cannot_be_a_notification_is_not_found(string id)
    {
        Assert.Equal("not_found", (await _gateway.Post($"/notifications/{id}/read", _gateway.Session, "")).Code());
        Assert.Empty(Inbox.Asked);
    }
}
