using CsCheck;
using Platform.Grains.Limits;

namespace Platform.Tests.Limits;

public sealed class SlidingWindowTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    /// <summary>A limit and the pauses between arrivals, with many that fall on the same instant or on a window's edge.</summary>
    private static readonly Gen<(int Limit, TimeSpan[] Arrivals)> Scenarios = Gen.Select(
        Gen.OneOf(Gen.Int[1, 7], Gen.Int[8, 20]),
        Gen.OneOf(Gen.Const(0), Gen.Int[1, 20_000], Gen.Const(60_000), Gen.Int[59_990, 60_010]).Array[0, 60],
        (limit, pauses) => (limit, Arrivals(pauses)));

    [Fact]
    public void Never_more_than_the_limit_is_accepted_in_any_window()
    {
        Scenarios.Sample(scenario =>
        {
            var window = new SlidingWindow(scenario.Limit, Window);
            TimeSpan[] accepted = [.. scenario.Arrivals.Where(window.TryTake)];
            Assert.All(accepted, start => Assert.True(accepted.Count(time => time >= start && time < start + Window) <= scenario.Limit));
        });
    }

    [Fact]
    public void A_request_is_refused_only_when_the_window_behind_it_is_full()
    {
        Scenarios.Sample(scenario =>
        {
            var window = new SlidingWindow(scenario.Limit, Window);
            var accepted = new List<TimeSpan>();
            foreach (TimeSpan arrival in scenario.Arrivals)
            {
                bool isFull = accepted.Count(time => arrival - time < Window) == scenario.Limit;
                Assert.Equal(!isFull, window.TryTake(arrival));
                if (!isFull)
                {
                    accepted.Add(arrival);
                }
            }
        });
    }

    [Fact]
    public void Remaining_falls_by_one_with_each_accepted_request_and_not_with_a_refused_one()
    {
        Scenarios.Sample(scenario =>
        {
            var window = new SlidingWindow(scenario.Limit, Window);
            foreach (TimeSpan arrival in scenario.Arrivals)
            {
                int before = window.Remaining(arrival);
                bool taken = window.TryTake(arrival);
                Assert.Equal(before > 0, taken);
                Assert.Equal(taken ? before - 1 : 0, window.Remaining(arrival));
            }
        });
    }

    [Fact]
    public void One_who_waits_until_the_next_permit_is_accepted()
    {
        Scenarios.Sample(scenario =>
        {
            foreach (TimeSpan arrival in scenario.Arrivals)
            {
                var window = new SlidingWindow(scenario.Limit, Window);
                Assert.All(scenario.Arrivals.TakeWhile(time => time <= arrival), time => window.TryTake(time));
                if (!window.TryTake(arrival))
                {
                    TimeSpan wait = window.UntilNextPermit(arrival);
                    Assert.True(wait > TimeSpan.Zero && wait <= Window);
                    Assert.True(window.TryTake(arrival + wait));
                }
            }
        });
    }

    [Fact]
    public void A_steady_caller_at_the_limit_is_never_refused()
    {
        var window = new SlidingWindow(120, Window);
        Assert.All(Enumerable.Range(0, 5_000), number => Assert.True(window.TryTake(TimeSpan.FromMilliseconds(500 * number))));
    }

    [Fact]
    public void However_many_are_in_it_none_is_forgotten_and_none_kept()
    {
        // Bursts of some hundred requests in a minute or less, so that it grows while some are new and some leave.
        Gen.Select(Gen.OneOf(Gen.Const(120), Gen.Int[130, 1_500]), Gen.OneOf(Gen.Int[0, 30], Gen.Int[0, 300], Gen.Int[0, 20_000]).Array[1_000, 2_000]).Sample(
            (limit, pauses) =>
            {
                var window = new SlidingWindow(limit, Window);
                var accepted = new List<TimeSpan>();
                foreach (TimeSpan arrival in Arrivals(pauses))
                {
                    if (window.TryTake(arrival))
                    {
                        accepted.Add(arrival);
                    }

                    accepted.RemoveAll(time => arrival - time >= Window);
                    Assert.Equal(limit - accepted.Count, window.Remaining(arrival));
                }

                Assert.Equal(accepted, window.Accepted(Arrivals(pauses)[^1]));
                window.ReadAccepted(Arrivals(pauses)[^1], out ReadOnlySpan<TimeSpan> older, out ReadOnlySpan<TimeSpan> newer);
                Assert.Equal(accepted, [.. older, .. newer]);
            },
            iter: 30);
    }

    [Theory, InlineData(0), InlineData(5), InlineData(8), InlineData(9), InlineData(300)]
    public void It_goes_on_with_what_was_accepted_before(int before)
    {
        TimeSpan[] accepted = [.. Enumerable.Range(1, before).Select(number => TimeSpan.FromMilliseconds(number))];
        var window = new SlidingWindow(before + 2, Window, accepted);
        TimeSpan now = TimeSpan.FromSeconds(1);
        Assert.True(window.TryTake(now));
        Assert.True(window.TryTake(now));
        Assert.False(window.TryTake(now));
        Assert.Equal([.. accepted, now, now], window.Accepted(now));
        Assert.Equal([now, now], window.Accepted(Window + TimeSpan.FromMilliseconds(before)));
    }

    [Fact]
    public void A_clock_that_steps_back_gives_no_permits_back()
    {
        var window = new SlidingWindow(1, Window);
        Assert.True(window.TryTake(TimeSpan.FromSeconds(100)));
        Assert.False(window.TryTake(TimeSpan.FromSeconds(10)));
        Assert.Equal(Window, window.UntilNextPermit(TimeSpan.FromSeconds(10)));
        Assert.True(window.TryTake(TimeSpan.FromSeconds(160)));
    }

    [Fact]
    public void Nothing_in_use_means_no_wait()
    {
        var window = new SlidingWindow(3, Window);
        Assert.Equal(TimeSpan.Zero, window.UntilNextPermit(TimeSpan.FromSeconds(5)));
        Assert.Equal(3, window.Remaining(TimeSpan.FromSeconds(5)));
    }

    private static TimeSpan[] Arrivals(int[] pauses)
    {
        var arrivals = new TimeSpan[pauses.Length];
        TimeSpan now = TimeSpan.FromHours(1);
        for (int i = 0; i < pauses.Length; i++)
        {
            arrivals[i] = now += TimeSpan.FromMilliseconds(pauses[i]);
        }

        return arrivals;
    }
}
