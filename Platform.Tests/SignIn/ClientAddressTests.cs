using System.Net;
using Platform.GrainInterfaces.SignIn;
using Platform.GrainInterfaces.Users;

namespace Platform.Tests.SignIn;

public sealed class ClientAddressTests
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64")]
    [InlineData("::1", "::/64")]
    public void Clients_are_counted_by_address_or_network(string address, string expected) =>
        Assert.Equal(expected, ClientAddress.Of(IPAddress.Parse(address)).Value);

    [Fact]
    public void A_grain_key_reads_back()
    {
        var address = ClientAddress.Of(IPAddress.Parse("2001:db8::1"));
        Assert.Equal(address, ClientAddress.Parse(address.GrainKey));
    }

    [Theory]
    [InlineData("1")]
    [InlineData("a+b/c=:d")]
    [InlineData("日本語")]
    public void An_identity_key_reads_back(string id)
    {
        var identity = new PlatformIdentity("some-platform_1", id);
        string key = IdentityKey.Of(identity);
        Assert.Equal(identity, IdentityKey.Parse(key));
        Assert.DoesNotContain('+', key);
    }
}
