using System.Globalization;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Hosting;

/// <summary>Event streams at several gateways, one of which dies.</summary>
public sealed class EventClusterTests(TwoSilosAndTwoGateways cluster) : IClassFixture<TwoSilosAndTwoGateways>
{
    private const int HeardOfEach = 20;

    [Fact]
    public async Task A_user_hears_of_everything_at_every_entrance()
    {
        var operating = await cluster.OperatorAsync();
        var user = await cluster.Entrances[0].SignInAsync();
        var streams = await Task.WhenAll(
            cluster.Entrances.Where(entrance => entrance.Address != cluster.Gateways[0].Access.Address)
                .Select(entrance => EventConnection.OpenAsync(user.Client with { Address = entrance.Address })));
        await operating.NotifyAsync(user, "to one");
        var broadcast = Names.Fresh();
        await operating.BroadcastAsync(broadcast);
        foreach (var stream in streams)
        {
            Assert.Equal("to one", (await stream.Events.NextAsync("notification")).Json.Text("title"));
            Assert.Equal(broadcast, (await stream.Events.NextAsync("notification")).Json.Text("title"));
        }

        (await user.Client.PostAsync("/v1/authentication/logout")).ShouldBeOk();
        foreach (var stream in streams)
        {
            await stream.Events.NextAsync("session_revoked");
            await stream.DisposeAsync();
        }
    }

    [Fact]
    public async Task Who_streams_from_a_gateway_that_dies_hears_everything_once_at_another()
    {
        var operating = await cluster.OperatorAsync();
        var user = await cluster.Entrances[0].SignInAsync();
        var heard = new List<long>();
        using var stop = new CancellationTokenSource();
        string? resume;
        Task<long> sending;
        await using (var stream = await EventConnection.OpenAsync(user.Client with { Address = cluster.Gateways[0].Access.Address }))
        {
            sending = Task.Run(() => SendAsync(operating, user, stop.Token));
            await HearAsync(stream, heard, HeardOfEach);
            await cluster.Gateways[0].Running.Kill9Async();
            await HearToTheEndAsync(stream, heard);
            resume = stream.Events.LastId;
        }

        await using (var stream = await EventConnection.OpenAsync(user.Client with { Address = cluster.Gateways[1].Access.Address }, resume))
        {
            await HearAsync(stream, heard, heard.Count + HeardOfEach);
            await stop.CancelAsync();
            await HearAsync(stream, heard, await sending);
        }

        Assert.Equal(Enumerable.Range(1, heard.Count).Select(number => (long)number), heard);
    }

    /// <summary>Sends one notification after the other, and at the end says how many.</summary>
    private static async Task<long> SendAsync(Operator operating, SignedInUser user, CancellationToken stop)
    {
        var sent = 0L;
        while (!stop.IsCancellationRequested)
        {
            await operating.NotifyAsync(user, (sent + 1).ToString(CultureInfo.InvariantCulture));
            sent++;
        }

        return sent;
    }

    private static async Task HearAsync(EventConnection stream, List<long> heard, long most)
    {
        while (heard.Count < most)
        {
            heard.Add(Number(await stream.Events.NextAsync("notification")));
        }
    }

    private static long Number(SentEvent told) => long.Parse(told.Json.Text("title")!, CultureInfo.InvariantCulture);

    /// <summary>Hears what was on its way when the gateway died.</summary>
    private static async Task HearToTheEndAsync(EventConnection stream, List<long> heard)
    {
        try
        {
            while (await stream.Events.NextAsync() is { Name: "notification" } told)
            {
                heard.Add(Number(told));
            }
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException)
        {
            // A connection that is cut ends so.
        }
    }
}
