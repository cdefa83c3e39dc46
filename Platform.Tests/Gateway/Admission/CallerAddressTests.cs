using System.Net;
using Microsoft.AspNetCore.Http;
using Platform.Gateway.Admission;
using Platform.Tests.Gateway.Fakes;

namespace Platform.Tests.Gateway.Admission;

public sealed class CallerAddressTests
{
    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", "192.0.2.1")]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", "192.0.2.1")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData(null, "127.0.0.1", "127.0.0.1")]
    public void It_is_shown_whole_and_counted_by_network(string? peer, string shown, string counted)
    {
        DefaultHttpContext context = Requests.To("GET", "/x");
        context.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
        var caller = new Caller(PeerAddress.Of(context));
        Assert.Equal(shown, caller.Address.ToString());
        Assert.Equal(counted, caller.CountedAddress.Value);
    }
}
