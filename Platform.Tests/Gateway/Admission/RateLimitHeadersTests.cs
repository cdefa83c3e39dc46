using Microsoft.AspNetCore.Http;
using Platform.Gateway.Admission;
using Platform.GrainInterfaces.Limits;

namespace Platform.Tests.Gateway.Admission;

public sealed class RateLimitHeadersTests
{
    [Fact]
    public void A_reading_is_told_in_both_spellings()
    {
        var headers = new HeaderDictionary();
        RateLimitHeaders.Write(headers, new LimitReading("auth", 120, 60, 119, 42));
        Assert.Equal("\"auth\";q=120;w=60", headers["RateLimit-Policy"]);
        Assert.Equal("\"auth\";r=119;t=42", headers["RateLimit"]);
        Assert.Equal("120", headers["X-RateLimit-Limit"]);
        Assert.Equal("119", headers["X-RateLimit-Remaining"]);
        Assert.Equal("42", headers["X-RateLimit-Reset"]);
    }

    [Theory]
    [InlineData(10, 5, 20, 600, "600 10 5")]
    [InlineData(10, 5, 9, 600, "1000 9 600")]
    [InlineData(10, 5, 10, 600, "1000 10 600")]
    [InlineData(10, 60, 10, 7, "600 10 60")]
    [InlineData(0, 1, 0, 3600, "1000 0 3600")]
    public void Of_two_limits_both_are_told_and_the_one_nearest_to_its_end(int minute, int minuteReset, int hour, int hourReset, string nearest)
    {
        var headers = new HeaderDictionary();
        RateLimitHeaders.Write(headers, new LimitReading("bot", 600, 60, minute, minuteReset), new LimitReading("bot-hour", 1000, 3600, hour, hourReset));
        Assert.Equal("\"bot\";q=600;w=60, \"bot-hour\";q=1000;w=3600", headers["RateLimit-Policy"]);
        Assert.Equal($"\"bot\";r={minute};t={minuteReset}, \"bot-hour\";r={hour};t={hourReset}", headers["RateLimit"]);
        Assert.Equal(nearest, $"{headers["X-RateLimit-Limit"]} {headers["X-RateLimit-Remaining"]} {headers["X-RateLimit-Reset"]}");
    }

    [Fact]
    public void Where_no_limit_is_in_force_nothing_is_told()
    {
        var headers = new HeaderDictionary();
        RateLimitHeaders.Write(headers);
        Assert.Empty(headers);
    }
}
