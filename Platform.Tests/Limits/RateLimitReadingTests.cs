using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Limits;

namespace Platform.Tests.Limits;

public sealed class RateLimitReadingTests
{
    [Fact]
    public void A_reading_tells_what_is_left_and_when_the_next_permit_comes_back()
    {
        var limit = new RateLimit("auth", new SlidingWindow(120, TimeSpan.FromMinutes(1)));
        Assert.Null(limit.Take(TimeSpan.Zero));
        Assert.Null(limit.Take(TimeSpan.FromSeconds(10)));
        Assert.Equal(new LimitReading("auth", 120, 60, 118, 50), limit.Read(TimeSpan.FromSeconds(10)));
    }

    [Fact]
    public void A_refusal_rounds_the_wait_up_to_whole_seconds()
    {
        var limit = new RateLimit("login", new SlidingWindow(1, TimeSpan.FromMinutes(1)));
        limit.Take(TimeSpan.Zero);
        Refusal? refusal = limit.Take(TimeSpan.FromMilliseconds(500));
        Assert.Equal(ErrorCodes.RateLimited, refusal!.Code);
        Assert.Equal(60, refusal.RetryAfterSeconds);
    }
}
