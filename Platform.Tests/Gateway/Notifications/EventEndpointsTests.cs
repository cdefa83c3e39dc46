using Microsoft.AspNetCore.Http;
using Platform.GrainInterfaces.Results;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Notifications;

/// <summary>How a stream is opened, or is not.</summary>
public sealed class EventEndpointsTests(FakeGateway gateway) : IClassFixture<FakeGateway>
{
    private readonly FakeGateway _gateway = gateway.Anew();

    private FakeInbox Inbox => _gateway.Grains.Inbox;

    [Theory]
    [InlineData("nonsense")]
    [InlineData("a\u0001")]
    public async Task An_id_that_no_event_has_is_a_bad_field(string id)
    {
        DefaultHttpContext context = await _gateway.Get("/v1/events", _gateway.Session, ("Last-Event-ID", id));
        Assert.Equal(["last_event_id"], context.BadFields());
        Assert.Empty(Inbox.Observers);
        Assert.Empty(_gateway.Grains.Observers);
    }

    [Fact]
    public async Task Two_ids_are_a_bad_field() =>
        Assert.Equal(["last_event_id"], (await _gateway.Get("/events", _gateway.Session, ("Last-Event-ID", "1"), ("Last-Event-ID", "2"))).BadFields());

    [Fact]
    public async Task A_stream_whose_session_ends_is_whole_and_leaves_nothing_behind()
    {
        Inbox.Send("before");
        Inbox.Refusal = null;
        DefaultHttpContext context = await OpenAndEndAsync();
        Assert.Equal(200, context.Response.StatusCode);
        Assert.Equal("text/event-stream", context.Response.ContentType);
        Assert.Equal("no-store", context.Response.Headers.CacheControl);
        Assert.Equal("no", context.Response.Headers["X-Accel-Buffering"]);
        Assert.Equal("retry: 2000\n\nid: 1\nevent: ready\ndata: {}\n\nevent: session_revoked\ndata: {}\n\n", context.AnswerText());
        Assert.Equal(1, _gateway.Grains.Session.Taken);
        Assert.Empty(Inbox.Observers);
        Assert.Empty(_gateway.Grains.Observers);
    }

    [Fact]
    public async Task A_stream_that_ended_makes_room_for_another()
    {
        for (int stream = 0; stream < 20; stream++)
        {
            Assert.Equal(200, (await OpenAndEndAsync()).Response.StatusCode);
        }
    }

    [Fact]
    public async Task Only_a_session_opens_one()
    {
        Assert.Equal("authentication_required", (await _gateway.Get("/events", null)).Code());
        Assert.Equal("forbidden", (await _gateway.Get("/events", _gateway.PublicKey)).Code());
        Assert.Equal("forbidden", (await _gateway.Get("/events", _gateway.BotKey)).Code());
    }

    [Fact]
    public async Task A_user_who_is_gone_has_no_events()
    {
        Inbox.Refusal = new Refusal(ErrorCodes.NotFound, "There is no such user.");
        Assert.Equal("not_found", (await _gateway.Get("/events", _gateway.Session)).Code());
    }

    [Fact]
    public async Task A_cluster_that_is_away_is_no_stream()
    {
        Inbox.IsAway = true;
        DefaultHttpContext context = await _gateway.Get("/events", _gateway.Session);
        Assert.Equal((503, "unavailable"), (context.Response.StatusCode, context.Code()));
        Assert.Empty(_gateway.Grains.Observers);
    }

    // The session is admitted, and is found to have ended when the stream first looks at it.
    private Task<DefaultHttpContext> OpenAndEndAsync()
    {
        _gateway.Grains.Session.IsLive = true;
        _gateway.Grains.Session.EndsOnceAdmitted = true;
        return _gateway.Get("/v1/events", _gateway.Session);
    }
}
