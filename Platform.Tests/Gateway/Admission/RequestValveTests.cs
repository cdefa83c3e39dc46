using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Platform.Gateway.Admission;

namespace Platform.Tests.Gateway.Admission;

/// <summary>The places for requests in progress, and the short row before them.</summary>
public sealed class RequestValveTests
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    private readonly FakeTimeProvider _clock = new();

    /// <summary>What happens next.</summary>
    private enum Step
    {
        Enter,
        Leave,
        Cancel,
        Wait,
    }

    [Fact]
    public async Task As_many_enter_as_there_are_places_and_the_next_is_refused_at_once()
    {
        RequestValve valve = Valve(places: 2, mostWaiting: 0);
        Assert.True(await valve.Enter(CancellationToken.None));
        Assert.True(await valve.Enter(CancellationToken.None));
        ValueTask<bool> third = valve.Enter(CancellationToken.None);
        Assert.True(third.IsCompleted);
        Assert.False(await third);
        valve.Leave();
        Assert.True(await valve.Enter(CancellationToken.None));
    }

    [Fact]
    public async Task A_place_goes_to_the_one_who_has_waited_longest()
    {
        RequestValve valve = Valve(places: 1, mostWaiting: 2);
        Assert.True(await valve.Enter(CancellationToken.None));
        Task<bool> first = valve.Enter(CancellationToken.None).AsTask();
        Task<bool> second = valve.Enter(CancellationToken.None).AsTask();
        Assert.False(await valve.Enter(CancellationToken.None));
        valve.Leave();
        Assert.True(await first);
        Assert.False(second.IsCompleted);
        valve.Leave();
        Assert.True(await second);
        Assert.Equal(1, valve.Inside);
    }

    [Fact]
    public async Task Who_waits_too_long_is_refused_and_takes_no_place()
    {
        RequestValve valve = Valve(places: 1, mostWaiting: 1);
        Assert.True(await valve.Enter(CancellationToken.None));
        Task<bool> late = valve.Enter(CancellationToken.None).AsTask();
        _clock.Advance(LongestWait);
        Assert.False(await late);
        Assert.Equal(0, valve.Waiting);
        valve.Leave();
        Assert.Equal(0, valve.Inside);
    }

    [Fact]
    public async Task Who_goes_away_while_he_waits_takes_no_place()
    {
        RequestValve valve = Valve(places: 1, mostWaiting: 1);
        using var client = new CancellationTokenSource();
        Assert.True(await valve.Enter(CancellationToken.None));
        Task<bool> gone = valve.Enter(client.Token).AsTask();
        await client.CancelAsync();
        Assert.False(await gone);
        valve.Leave();
        Assert.Equal(0, valve.Inside);
    }

    [Fact]
    public async Task A_place_is_given_back_once_however_often_its_request_leaves_and_may_be_taken_again()
    {
        RequestValve valve = Valve(places: 1, mostWaiting: 0);
        Assert.True(await valve.Enter(CancellationToken.None));
        var place = new RequestPlace(valve);
        place.Leave();
        place.Leave();
        Assert.Equal(0, valve.Inside);
        Assert.True(await place.Return(CancellationToken.None));
        Assert.Equal(1, valve.Inside);
        place.Leave();
        Assert.True(await valve.Enter(CancellationToken.None));
        Assert.False(await place.Return(CancellationToken.None));
        place.Leave();
        Assert.Equal(1, valve.Inside);
    }

    [Fact]
    public void Whatever_happens_the_limits_hold_the_row_is_served_in_turn_and_no_place_is_lost() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 4], Gen.Frequency((4, Gen.Const(Step.Enter)), (3, Gen.Const(Step.Leave)), (1, Gen.Const(Step.Cancel)), (1, Gen.Const(Step.Wait))).Array[0, 60])
            .Sample((places, mostWaiting, steps) => Follow(places, mostWaiting, steps));

    [Fact]
    public async Task In_parallel_never_more_are_inside_than_may_and_at_the_end_nobody_is()
    {
        const int Places = 4;
        var valve = new RequestValve(Places, mostWaiting: 8, TimeSpan.FromMilliseconds(1), TimeProvider.System);
        int inside = 0;
        int most = 0;
        int served = 0;
        await Task.WhenAll(Enumerable.Range(0, 16).Select(worker => Task.Run(async () =>
        {
            for (int request = 0; request < 500; request++)
            {
                using var client = new CancellationTokenSource();
                ValueTask<bool> entering = valve.Enter(client.Token);
                if (request % 7 == worker % 7)
                {
                    await client.CancelAsync();
                }

                if (await entering)
                {
                    int now = Interlocked.Increment(ref inside);
                    InterlockedMax(ref most, now);
                    await Task.Yield();
                    Interlocked.Decrement(ref inside);
                    Interlocked.Increment(ref served);
                    valve.Leave();
                }
            }
        })));
        Assert.InRange(most, 1, Places);
        Assert.True(served > 0);
        Assert.Equal(0, valve.Inside);
        Assert.Equal(0, valve.Waiting);
    }

    private static void Follow(int places, int mostWaiting, Step[] steps)
    {
        var clock = new FakeTimeProvider();
        var valve = new RequestValve(places, mostWaiting, LongestWait, clock);
        var row = new List<(Task<bool> Entering, CancellationTokenSource Client)>();
        int inside = 0;
        foreach (Step step in steps)
        {
            switch (step)
            {
                case Step.Enter:
                    var client = new CancellationTokenSource();
                    Task<bool> entering = valve.Enter(client.Token).AsTask();
                    if (inside < places)
                    {
                        Assert.True(Answer(entering));
                        inside++;
                    }
                    else if (row.Count < mostWaiting)
                    {
                        Assert.False(entering.IsCompleted);
                        row.Add((entering, client));
                    }
                    else
                    {
                        Assert.False(Answer(entering));
                    }

                    break;

                case Step.Leave when inside > 0:
                    valve.Leave();
                    if (row.Count == 0)
                    {
                        inside--;
                    }
                    else
                    {
                        Assert.True(Answer(row[0].Entering));
                        row.RemoveAt(0);
                    }

                    break;

                case Step.Cancel when row.Count > 0:
                    row[^1].Client.Cancel();
                    Assert.False(Answer(row[^1].Entering));
                    row.RemoveAt(row.Count - 1);
                    break;

                case Step.Wait:
                    clock.Advance(LongestWait);
                    Assert.All(row, waiting => Assert.False(Answer(waiting.Entering)));
                    row.Clear();
                    break;
            }

            Assert.Equal(inside, valve.Inside);
            Assert.Equal(row.Count, valve.Waiting);
            Assert.InRange(valve.Inside, 0, places);
        }
    }

    // What was decided is told on another thread, soon.
    private static bool Answer(Task<bool> entering)
    {
        Assert.True(entering.Wait(TimeSpan.FromSeconds(30)));
        return entering.Result;
    }

    private static void InterlockedMax(ref int most, int now)
    {
        int seen;
        while (now > (seen = Volatile.Read(ref most)) && Interlocked.CompareExchange(ref most, now, seen) != seen)
        {
        }
    }

    private RequestValve Valve(int places, int mostWaiting) => new(places, mostWaiting, LongestWait, _clock);
}
