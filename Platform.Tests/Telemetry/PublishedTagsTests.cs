using System.Diagnostics;
using Platform.Gateway.Telemetry;

namespace Platform.Tests.Telemetry;

public sealed class PublishedTagsTests
{
    [Fact]
    public void Only_what_is_known_to_be_harmless_stays()
    {
        using var span = new Activity("span");
        span.SetTag("http.route", "/portal/resolve/{code}");
        span.SetTag("url.path", "/portal/resolve/abc");
        span.SetTag("orleans.grain.id", "identity/twitch:1");
        span.SetTag("exception.message", "abc is wrong");
        span.SetTag("db.query.text", "SELECT 1");
        span.SetStatus(ActivityStatusCode.Error, "abc is wrong");
        using var tags = new PublishedTags();
        tags.OnEnd(span);
        Assert.Equal(["http.route", "db.query.text"], span.TagObjects.Select(tag => tag.Key));
        Assert.Equal(ActivityStatusCode.Error, span.Status);
        Assert.Null(span.StatusDescription);
    }
}
