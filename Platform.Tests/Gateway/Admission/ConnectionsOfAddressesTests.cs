using System.Net;
using Platform.Gateway.Admission;

namespace Platform.Tests.Gateway.Admission;

public sealed class ConnectionsOfAddressesTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", "192.0.2.2")]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", "::ffff:192.0.2.2")]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", "2001:db8:1:3::1")]
    public void One_address_has_as_many_as_it_may_and_others_have_theirs(string one, string same, string other)
    {
        var connections = new ConnectionsOfAddresses(2, []);
        using IDisposable? first = connections.TryOpen(IPAddress.Parse(one));
        IDisposable? second = connections.TryOpen(IPAddress.Parse(same));
        Assert.NotNull(first);
        Assert.NotNull(second);
        Assert.Null(connections.TryOpen(IPAddress.Parse(one)));
        Assert.Null(connections.TryOpen(IPAddress.Parse(same)));
        Assert.NotNull(connections.TryOpen(IPAddress.Parse(other)));
        second.Dispose();
        second.Dispose();
        Assert.NotNull(connections.TryOpen(IPAddress.Parse(one)));
        Assert.Null(connections.TryOpen(IPAddress.Parse(one)));
    }

    [Fact]
    public void An_address_that_has_gone_is_forgotten()
    {
        var connections = new ConnectionsOfAddresses(2, []);
        connections.TryOpen(IPAddress.Loopback)!.Dispose();
        Assert.Equal(0, connections.Count);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("::ffff:10.1.2.3")]
    [InlineData(null)]
    public void Trusted_proxies_and_peers_without_an_address_are_not_counted(string? peer)
    {
        var connections = new ConnectionsOfAddresses(1, [IPNetwork.Parse("10.0.0.0/8")]);
        IPAddress? address = peer is null ? null : IPAddress.Parse(peer);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.NotNull(connections.TryOpen(address)));
        Assert.Equal(0, connections.Count);
    }

    [Fact]
    public void Without_a_limit_nothing_is_counted()
    {
        var connections = new ConnectionsOfAddresses(null, []);
        Assert.All(Enumerable.Range(0, 5), _ => Assert.NotNull(connections.TryOpen(IPAddress.Loopback)));
        Assert.Equal(0, connections.Count);
    }
}
