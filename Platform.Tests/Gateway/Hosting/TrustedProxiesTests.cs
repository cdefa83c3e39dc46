using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Platform.Gateway.Admission;
using Platform.Gateway.Hosting;
using Platform.GrainInterfaces.SignIn;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Hosting;

/// <summary>Whose word counts for where a request comes from.</summary>
public sealed class TrustedProxiesTests
{
    private static readonly GatewayOptions OneNetwork = new() { TrustedProxies = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("2001:db8:a::/48")] };

    [Theory]
    [InlineData("192.0.2.1", "203.0.113.5", "192.0.2.1")]
    [InlineData("10.0.0.1", "203.0.113.5", "203.0.113.5")]
    [InlineData("::ffff:10.0.0.1", "203.0.113.5", "203.0.113.5")]
    [InlineData("::ffff:192.0.2.1", "203.0.113.5", "192.0.2.1")]
    [InlineData("2001:db8:a::1", "203.0.113.5", "203.0.113.5")]
    [InlineData("10.0.0.1", "2001:db8:1:2::5", "2001:db8:1:2::/64")]
    [InlineData("10.0.0.1", "::ffff:203.0.113.5", "203.0.113.5")]
    [InlineData("10.0.0.1", "203.0.113.5:4711", "203.0.113.5")]
    public async Task Only_a_trusted_peer_names_the_client(string peer, string header, string counted) => Assert.Equal(counted, await CountedBy(OneNetwork, peer, header));

    [Theory]
    [InlineData("198.51.100.1, 203.0.113.5, 10.0.0.7, 10.0.0.2", "203.0.113.5")]
    [InlineData("198.51.100.1, 203.0.113.5", "203.0.113.5")]
    [InlineData("10.0.0.9, 203.0.113.5, 10.0.0.2", "203.0.113.5")]
    [InlineData("10.0.0.9, 10.0.0.2", "10.0.0.9")]
    public async Task In_a_chain_of_proxies_the_first_that_is_not_trusted_is_the_client(string chain, string counted) =>
        Assert.Equal(counted, await CountedBy(OneNetwork, "10.0.0.1", chain));

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData(",,,")]
    [InlineData("999.1.1.1")]
    [InlineData("203.0.113.5, nonsense")]
    public async Task What_is_no_address_names_nobody(string header) => Assert.Equal("10.0.0.1", await CountedBy(OneNetwork, "10.0.0.1", header));

    [Fact]
    public async Task With_no_proxy_named_nobody_is_believed() => Assert.Equal("127.0.0.1", await CountedBy(new GatewayOptions(), "127.0.0.1", "203.0.113.5"));

    [Theory]
    [InlineData("10.0.0.1", "https", "public.example")]
    [InlineData("192.0.2.1", "http", "platform.example")]
    public async Task Scheme_and_host_are_taken_from_a_trusted_peer_only(string peer, string scheme, string host)
    {
        DefaultHttpContext context = Request(peer, "203.0.113.5");
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        context.Request.Headers["X-Forwarded-Host"] = "public.example";
        await Pass(OneNetwork, context);
        Assert.Equal(scheme, context.Request.Scheme);
        Assert.Equal(host, context.Request.Host.Value);
    }

    [Fact]
    public async Task A_header_full_of_proxies_is_followed_to_its_end()
    {
        string chain = "203.0.113.5, " + string.Join(", ", Enumerable.Repeat("10.0.0.2", 2_000));
        Assert.Equal("203.0.113.5", await CountedBy(OneNetwork, "10.0.0.1", chain));
    }

    private static async Task<string> CountedBy(GatewayOptions options, string peer, string header)
    {
        DefaultHttpContext context = Request(peer, header);
        await Pass(options, context);
        return ClientAddress.Of(PeerAddress.Of(context)).Value;
    }

    private static DefaultHttpContext Request(string peer, string forwardedFor)
    {
        DefaultHttpContext context = Requests.To("GET", "/x");
        context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        context.Request.Headers["X-Forwarded-For"] = forwardedFor;
        return context;
    }

    private static Task Pass(GatewayOptions options, HttpContext context)
    {
        var app = new ApplicationBuilder(new ServiceCollection().AddLogging().BuildServiceProvider());
        app.UseTrustedProxies(options);
        app.Run(_ => Task.CompletedTask);
        return app.Build()(context);
    }
}
