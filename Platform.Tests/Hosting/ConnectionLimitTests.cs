using System.Net.Sockets;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>How many connections there may be, of one address and of all.</summary>
[Collection(OnSmallGateway.Name)]
public sealed class ConnectionLimitTests(SmallGateway gateway) : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly List<RawConnection> _connections = [];
    private readonly PlatformOptions _options = gateway.Platform.Options;

    public void Dispose() => _connections.ForEach(connection => connection.Dispose());

    [Fact]
    public async Task One_address_has_as_many_connections_as_it_may_and_others_go_on()
    {
        for (int number = 0; number < SmallGateway.MaxConnectionsPerAddress; number++)
        {
            Assert.True(await IsServedAsync("127.0.0.7"));
        }

        Assert.False(await IsServedAsync("127.0.0.7"));
        Assert.True(await IsServedAsync("127.0.0.8"));
        Assert.True(await _connections[0].IsServedAsync(Deadline));

        _connections[1].Dispose();
        await Eventually.TrueAsync(() => IsServedAsync("127.0.0.7"), Deadline, () => "a closed connection still counts");
    }

    [Fact]
    public async Task A_trusted_proxy_has_as_many_as_it_needs()
    {
        for (int number = 0; number < 3 * SmallGateway.MaxConnectionsPerAddress; number++)
        {
            Assert.True(await IsServedAsync("127.0.0.1"));
        }
    }

    [Fact]
    public async Task The_process_has_as_many_connections_as_it_may_and_serves_those()
    {
        bool isServed = true;
        for (int number = 0; isServed && number <= SmallGateway.MaxConnections; number++)
        {
            isServed = await IsServedAsync("127.0.0.1");
        }

        Assert.False(isServed);
        Assert.True(await _connections[0].IsServedAsync(Deadline));
        _connections.ForEach(connection => connection.Dispose());
        await Eventually.TrueAsync(() => IsServedAsync("127.0.0.1"), Deadline, () => "closed connections still count");
    }

    private async Task<bool> IsServedAsync(string from)
    {
        try
        {
            RawConnection connection = await RawConnection.OpenAsync(_options, from);
            _connections.Add(connection);
            return await connection.IsServedAsync(Deadline);
        }
        catch (SocketException)
        {
            // Closed before the client knew that it was open.
            return false;
        }
    }
}
