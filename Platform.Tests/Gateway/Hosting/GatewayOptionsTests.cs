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
    public void A_wrong_value_is_refused_by_name(string name, string value) =>
        Assert.Contains(name, Assert.Throws<SettingException>(() => Read((name, value))).Message, StringComparison.Ordinal);

    private static GatewayOptions Read(params (string Name, string Value)[] settings) => GatewayOptions.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => "Platform:Gateway:" + setting.Name, setting => (string?)setting.Value)).Build());
}
