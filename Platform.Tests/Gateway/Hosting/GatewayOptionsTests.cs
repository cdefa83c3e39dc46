using System.Net;
using Microsoft.Extensions.Configuration;
using Platform.Gateway.Admission;
using Platform.Gateway.Hosting;
using Platform.GrainInterfaces.Settings;

namespace Platform.Tests.Gateway.Hosting;

public sealed class GatewayOptionsTests
{
    [Fact]
    public void By_default_nobody_is_trusted()
    {
        GatewayOptions options = Read();
        Assert.Empty(options.TrustedProxies);
        Assert.Empty(options.AllowedOrigins);
        Assert.False(options.SecureCookies);
        Assert.True(options.DrainPeriod >= TimeSpan.FromSeconds(1.5));
        Assert.Contains(options.MetricsNetworks, network => network.Contains(IPAddress.Loopback));
    }

    [Fact]
    public void By_default_everything_is_bounded_and_a_burst_of_a_thousand_requests_is_served()
    {
        GatewayOptions options = Read();
        Assert.Equal(20_000, options.MaxConnections);
        Assert.Equal(15_000, options.MaxConnectionsPerAddress);
        Assert.True(options.MaxRequests >= 512);
        Assert.Equal(4 * options.MaxRequests, options.MaxWaitingRequests);
        Assert.Equal(TimeSpan.FromSeconds(15), options.HeadersTimeout);
        Assert.Equal(TimeSpan.FromSeconds(30), options.BodyTimeout);
    }

    [Fact]
    public void Limits_are_read_and_the_row_grows_with_the_places()
    {
        GatewayOptions options = Read(
            ("MaxConnectionsPerAddress", "256"), ("MaxRequests", "100"), ("HeadersTimeout", "00:00:05"), ("BodyTimeout", "00:01:00"));
        Assert.Equal(256, options.MaxConnectionsPerAddress);
        Assert.Equal(100, options.MaxRequests);
        Assert.Equal(400, options.MaxWaitingRequests);
        Assert.Equal(TimeSpan.FromSeconds(5), options.HeadersTimeout);
        Assert.Equal(TimeSpan.FromMinutes(1), options.BodyTimeout);
        Assert.Null(Read(("MaxConnectionsPerAddress", "0")).MaxConnectionsPerAddress);
        Assert.Equal(0, Read(("MaxWaitingRequests", "0")).MaxWaitingRequests);
    }

    [Fact]
    public void An_ipv4_address_inside_ipv6_is_the_ipv4_address() =>
        Assert.Equal([IPNetwork.Parse("10.1.2.3/32")], Read(("TrustedProxies", "::ffff:10.1.2.3")).TrustedProxies.AsEnumerable());

    [Fact]
    public void A_list_is_numbered_or_one_text_with_commas()
    {
        IPNetwork[] expected = [IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("192.0.2.7/32"), IPNetwork.Parse("2001:db8::/32")];
        Assert.Equal(expected, Read(("TrustedProxies", "10.0.0.0/8, 192.0.2.7,2001:db8::/32")).TrustedProxies);
        Assert.Equal(expected, Read(("TrustedProxies:0", "10.0.0.0/8"), ("TrustedProxies:1", "192.0.2.7"), ("TrustedProxies:2", "2001:db8::/32")).TrustedProxies);
    }

    [Fact]
    public void Values_are_read()
    {
        GatewayOptions options = Read(
            ("AllowedOrigins", "https://a.example"), ("SecureCookies", "true"), ("DrainPeriod", "00:00:05"), ("MaxConnections", "500"));
        Assert.Equal([Origin.Parse("https://a.example")!.Value], options.AllowedOrigins);
        Assert.True(options.SecureCookies);
        Assert.Equal(TimeSpan.FromSeconds(5), options.DrainPeriod);
        Assert.Equal(500, options.MaxConnections);
    }

    [Theory]
    [InlineData("TrustedProxies", "proxy.example")]
    [InlineData("MetricsNetworks", "10.0.0.0/33")]
    [InlineData("AllowedOrigins", "*")]
    [InlineData("AllowedOrigins", "https://a.example/")]
    [InlineData("SecureCookies", "yes")]
    [InlineData("DrainPeriod", "-00:00:01")]
    [InlineData("MaxConnections", "0")]
    [InlineData("MaxConnections", "many")]
    [InlineData("MaxConnectionsPerAddress", "-1")]
    [InlineData("MaxRequests", "0")]
    [InlineData("MaxWaitingRequests", "99999999999")]
    [InlineData("HeadersTimeout", "00:00:00")]
    [InlineData("BodyTimeout", "-00:00:01")]
    [InlineData("BodyTimeout", "10:00:00")]
    public void A_wrong_value_is_refused_by_name(string name, string value) =>
        Assert.Contains(name, Assert.Throws<SettingException>(() => Read((name, value))).Message, StringComparison.Ordinal);

    private static GatewayOptions Read(params (string Name, string Value)[] settings) => GatewayOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => "Platform:Gateway:" + setting.Name, setting => (string?)setting.Value)).Build());
}
