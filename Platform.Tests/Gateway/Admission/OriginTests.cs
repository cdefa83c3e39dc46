using Microsoft.AspNetCore.Http;
using Platform.Gateway.Admission;
using Platform.Gateway.Hosting;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Admission;

public sealed class OriginTests
{
    [Theory]
    [InlineData("http://a.example", "http://a.example:80")]
    [InlineData("https://a.example", "https://a.example:443")]
    [InlineData("HTTPS://A.Example", "https://a.example")]
    [InlineData("http://[::1]:8080", "http://[0:0:0:0:0:0:0:1]:8080")]
    public void Two_spellings_of_one_site_are_equal(string one, string other)
    {
        Assert.NotNull(Origin.Parse(one));
        Assert.Equal(Origin.Parse(one), Origin.Parse(other));
    }

    [Theory]
    [InlineData("http://a.example", "https://a.example")]
    [InlineData("http://a.example", "http://a.example:8080")]
    [InlineData("http://a.example", "http://b.a.example")]
    public void Scheme_host_and_port_tell_sites_apart(string one, string other) => Assert.NotEqual(Origin.Parse(one), Origin.Parse(other));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("null")]
    [InlineData("a.example")]
    [InlineData("http://a.example/")]
    [InlineData("http://a.example/path")]
    [InlineData("http://a.example?x")]
    [InlineData("http://user@a.example")]
    [InlineData("file:///tmp")]
    [InlineData("http://a.example http://b.example")]
    public void Anything_else_is_no_site(string? text) => Assert.Null(Origin.Parse(text));

    [Theory]
    [InlineData("POST", true, null, true)]
    [InlineData("POST", true, "http://platform.example", true)]
    [InlineData("POST", true, "http://platform.example:80", true)]
    [InlineData("POST", true, "https://friend.example", true)]
    [InlineData("POST", true, "https://platform.example", false)]
    [InlineData("POST", true, "https://foe.example", false)]
    [InlineData("POST", true, "null", false)]
    [InlineData("POST", true, "", false)]
    [InlineData("GET", true, "https://foe.example", true)]
    [InlineData("POST", false, "https://foe.example", true)]
    public async Task A_post_by_the_cookie_must_come_from_a_welcome_site(string method, bool byCookie, string? origin, bool isTaken)
    {
        DefaultHttpContext context = Requests.To(method, "/x");
        context.Features.Set(new Caller(context.Connection.RemoteIpAddress!) { CookieCounts = byCookie });
        if (origin is not null)
        {
            context.Request.Headers["Origin"] = new([origin]);
        }

        var check = new OriginCheck(new GatewayOptions { AllowedOrigins = [Origin.Parse("https://friend.example")!.Value] });
        Assert.Equal(isTaken, await check.Refuse(context) is null);
    }
}
