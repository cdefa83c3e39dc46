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
}
