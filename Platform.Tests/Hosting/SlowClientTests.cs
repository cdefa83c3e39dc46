using System.Net.Sockets;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>Clients that send too slowly, too much, or read nothing.</summary>
[Collection(OnSmallGateway.Name)]
public sealed class SlowClientTests(SmallGateway gateway)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private readonly TemporaryPlatform _platform = gateway.Platform;

    [Fact]
    public async Task A_connection_whose_headers_do_not_arrive_is_closed()
    {
        using RawConnection client = await RawConnection.OpenAsync(_platform.Options);
        await client.SendAsync("GET /health/live HTTP/1.1\r\nHost: platform.example\r\nX-Slow: ");
        string answer = await client.ReadToEndAsync(Deadline);
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 408", StringComparison.Ordinal), answer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_that_does_not_arrive_in_time_is_a_408_and_the_connection_ends(bool trickles)
    {
        using RawConnection client = await RawConnection.OpenAsync(_platform.Options);
        await client.SendAsync(Post("Content-Length: 1000000") + "{");
        using var stop = new CancellationTokenSource();
        Task sending = trickles ? Trickle(client, stop.Token) : Task.CompletedTask;
        string answer = await client.ReadToEndAsync(Deadline);
        await stop.CancelAsync();
        await sending;
        ShouldBeTooSlow(answer);
    }

    [Fact]
    public async Task A_body_in_pieces_that_never_ends_is_a_408_too()
    {
        using RawConnection client = await RawConnection.OpenAsync(_platform.Options);
        await client.SendAsync(Post("Transfer-Encoding: chunked") + "1\r\n{\r\n");
        ShouldBeTooSlow(await client.ReadToEndAsync(Deadline));
    }

    [Theory]
    [InlineData("GET /{0} HTTP/1.1\r\nHost: platform.example\r\n\r\n", 9_000, "HTTP/1.1 414")]
    [InlineData("GET / HTTP/1.1\r\nHost: platform.example\r\nX-Large: {0}\r\n\r\n", 40_000, "HTTP/1.1 431")]
    public async Task What_is_too_large_is_refused_by_the_web_server(string request, int size, string status)
    {
        using RawConnection client = await RawConnection.OpenAsync(_platform.Options);
        await client.SendAsync(request.Replace("{0}", new string('x', size), StringComparison.Ordinal));
        Assert.StartsWith(status, await client.ReadToEndAsync(Deadline), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_headers_are_refused_by_the_web_server()
    {
        using RawConnection client = await RawConnection.OpenAsync(_platform.Options);
        await client.SendAsync("GET / HTTP/1.1\r\nHost: platform.example\r\n" + string.Concat(Enumerable.Repeat("X-Many: x\r\n", 101)) + "\r\n");
        Assert.StartsWith("HTTP/1.1 431", await client.ReadToEndAsync(Deadline), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_is_refused_is_not_waited_for()
    {
        using RawConnection client = await RawConnection.OpenAsync(_platform.Options);
        await client.SendAsync("POST /v1/bot/batch HTTP/1.1\r\nHost: platform.example\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{");
        Assert.StartsWith("HTTP/1.1 401", await client.ReadToEndAsync(Deadline), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_client_that_reads_nothing_is_given_up_and_holds_no_place_meanwhile()
    {
        using RawConnection client = await RawConnection.OpenAsync(_platform.Options, receiveBuffer: 4096);
        string requests = string.Concat(Enumerable.Repeat("GET /v1/health HTTP/1.1\r\nHost: platform.example\r\n\r\n", 200));
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        await Assert.ThrowsAsync<SocketException>(async () =>
        {
            while (true)
            {
                await client.SendAsync(requests, patience.Token);
            }
        });
        (await _platform.Access.Visitor().GetAsync("/v1/statistics/users")).ShouldBeOk();
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task A_stream_on_which_nothing_happens_is_not_slow()
    {
        SignedInUser user = await _platform.Access.SignInAsync();
        await using EventConnection stream = await EventConnection.OpenAsync(user.Client);
        await Task.Delay(TimeSpan.FromSeconds(12));
        Operator owner = await _platform.Process.OperatorAsync();
        await owner.NotifyAsync(user, "still here");
        await stream.Events.NextAsync("notification");
    }

    private void ShouldBeTooSlow(string answer)
    {
        Assert.StartsWith("HTTP/1.1 408", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.Contains("\"code\":\"request_timeout\"", answer, StringComparison.Ordinal);
        Assert.Contains("X-Correlation-Id: ", answer, StringComparison.Ordinal);
        Assert.Contains("Connection: close", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(_platform.Process.Lines, line => line.StartsWith("fail:", StringComparison.Ordinal) || line.StartsWith("crit:", StringComparison.Ordinal));
    }

    private string Post(string length) =>
        $"POST /v1/authentication/lookup HTTP/1.1\r\nHost: platform.example\r\nX-API-Key: {_platform.Access.PublicKey}\r\n"
        + $"X-Forwarded-For: {ClientAddresses.Next()}\r\nContent-Type: application/json\r\n{length}\r\n\r\n";

    private static async Task Trickle(RawConnection client, CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                await client.SendAsync(" ", stop);
                await Task.Delay(TimeSpan.FromMilliseconds(20), stop);
            }
        }
        catch (Exception end) when (end is SocketException or OperationCanceledException)
        {
            // The other side has closed, as it should.
        }
    }
}
