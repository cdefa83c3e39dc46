using System.Net;
using Microsoft.AspNetCore.Http;
using Platform.Gateway.Hosting;
using Platform.Gateway.Telemetry;

namespace Platform.Tests.Telemetry;

public sealed class MetricsAudienceTests
{
    private static readonly MetricsAudience Usual = new(new GatewayOptions().MetricsNetworks);
    private static readonly MetricsAudience Wide = new([IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("127.0.0.0/8")]);

    [Theory]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.9.9.9", true)]
    [InlineData("::1", true)]
    [InlineData("::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.1", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("fe80::1", false)]
    public void Unless_told_otherwise_it_is_the_machine_itself(string client, bool isIncluded) => Assert.Equal(isIncluded, Usual.Includes(From(client)));

    [Fact]
    public void A_socket_file_is_on_the_machine_itself() => Assert.True(Usual.Includes(new DefaultHttpContext()));

    [Theory]
    [InlineData("X-Forwarded-For")]
    [InlineData("Forwarded")]
    [InlineData("X-Real-IP")]
    [InlineData("Via")]
    public void What_a_proxy_on_the_machine_passes_on_is_not_from_the_machine(string header)
    {
        HttpContext request = From("127.0.0.1");
        request.Request.Headers[header] = "203.0.113.5";
        Assert.False(Usual.Includes(request));
        Assert.False(Wide.Includes(request));
    }

    [Fact]
    public void A_client_in_a_named_network_may_have_come_by_a_proxy_of_its_own()
    {
        HttpContext request = From("10.1.2.3");
        request.Request.Headers["X-Forwarded-For"] = "192.168.0.9";
        Assert.True(Wide.Includes(request));
    }

    private static DefaultHttpContext From(string client)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(client);
        return context;
    }
}
