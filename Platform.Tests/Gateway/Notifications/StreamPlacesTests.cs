using Platform.Gateway.Notifications;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;

namespace Platform.Tests.Gateway.Notifications;

public sealed class StreamPlacesTests
{
    [Fact]
    public void A_session_has_five_streams_at_the_most()
    {
        var places = new StreamPlaces();
        for (int stream = 0; stream < StreamPlaces.MostOfSession; stream++)
        {
            Assert.Null(places.Take(Session("a")));
        }

        Assert.Equal("rate_limited", places.Take(Session("a"))?.Code);
        Assert.Null(places.Take(Session("b")));
        places.Return(Session("a"));
        Assert.Null(places.Take(Session("a")));
        Assert.True(places.Take(Session("a"))?.RetryAfterSeconds > 0);
    }

    [Fact]
    public void All_sessions_together_have_a_most_too()
    {
        var places = new StreamPlaces(most: 2);
        Assert.Null(places.Take(Session("a")));
        Assert.Null(places.Take(Session("b")));
        Assert.Equal("unavailable", places.Take(Session("c"))?.Code);
        places.Return(Session("a"));
        Assert.Null(places.Take(Session("c")));
    }

    private static SessionKey Session(string name) => SessionKey.Of(new Secret(name));
}
