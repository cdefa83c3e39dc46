using CsCheck;
using Platform.Grains.Limits;

namespace Platform.Tests.Limits;

/// <summary>The window of a bot: its limit may change, and it goes on after its silo.</summary>
public sealed class ChangingWindowTests
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(60);

    /// <summary>What happens next: a request after a pause, a new limit, or a silo that ends and one that begins after a pause.</summary>
    private sealed record Step(TimeSpan Pause, int? NewLimit, bool Restarts);

    private static readonly Gen<TimeSpan> Pauses =
        Gen.OneOf(Gen.Const(0L), Gen.Long[1, 200_000_000], Gen.Const(Window.Ticks), Gen.Long[Window.Ticks - 5, Window.Ticks + 5]).Select(TimeSpan.FromTicks);

    private static readonly Gen<Step[]> Steps = Gen.Frequency(
        (8, Pauses.Select(pause => new Step(pause, null, false))),
        (1, Gen.Int[1, 6].Select(limit => new Step(TimeSpan.Zero, limit, false))),
        (1, Pauses.Select(pause => new Step(pause, null, true)))).Array[0, 80];

    [Fact]
    public void Requests_are_accepted_as_by_counting_all_of_the_window_anew_whatever_the_limit_becomes_and_however_often_it_restarts() =>
        Steps.Sample(steps =>
        {
            int limit = 3;
            TimeSpan now = TimeSpan.FromDays(-1);
            var window = new SlidingWindow(limit, Window);
            var accepted = new List<TimeSpan>();
            foreach (Step step in steps)
            {
                TimeSpan before = now;
                now += step.Pause;
                if (step.NewLimit is { } changed)
                {
                    window.Limit = limit = changed;
                    continue;
                }

                if (step.Restarts)
                {
                    string packed = AcceptedInstants.Pack(window.Accepted(before), before);
                    window = new SlidingWindow(limit, Window, AcceptedInstants.Unpack(packed, now - step.Pause));
                    continue;
                }

                int inWindow = accepted.Count(time => now - time < Window);
                Assert.Equal(Math.Max(0, limit - inWindow), window.Remaining(now));
                Assert.Equal(inWindow < limit, window.CanTake(now));
                Assert.Equal(inWindow < limit, window.TryTake(now));
                if (inWindow < limit)
                {
                    accepted.Add(now);
                }
            }
        });

    [Fact]
    public void Whoever_is_refused_is_accepted_after_the_wait_he_is_told_and_not_a_tick_before() =>
        Gen.Select(Gen.Int[1, 6], Gen.Int[1, 6], Pauses.Array[1, 12]).Sample((first, second, pauses) =>
        {
            TimeSpan now = TimeSpan.Zero;
            var window = new SlidingWindow(first, Window);
            foreach (TimeSpan pause in pauses)
            {
                now += pause;
                window.TryTake(now);
            }

            window.Limit = second;
            if (window.TryTake(now))
            {
                return;
            }

            TimeSpan wait = window.UntilNextPermit(now);
            Assert.False(window.CanTake(now + wait - TimeSpan.FromTicks(1)));
            Assert.True(window.TryTake(now + wait));
        });

    [Fact]
    public void A_caller_who_stays_below_the_limit_is_never_refused()
    {
        var window = new SlidingWindow(100, Window);
        TimeSpan pause = Window / 99;
        for (int request = 0; request < 1_000; request++)
        {
            Assert.True(window.TryTake(pause * request));
        }
    }

    [Fact]
    public void A_limit_that_fell_accepts_nothing_until_fewer_than_the_new_number_are_in_use()
    {
        var window = new SlidingWindow(5, Window);
        for (int second = 0; second < 5; second++)
        {
            Assert.True(window.TryTake(TimeSpan.FromSeconds(second)));
        }

        window.Limit = 2;
        Assert.Equal(0, window.Remaining(TimeSpan.FromSeconds(5)));
        Assert.Equal(TimeSpan.FromSeconds(58), window.UntilNextPermit(TimeSpan.FromSeconds(5)));
        Assert.False(window.TryTake(TimeSpan.FromSeconds(62)));
        Assert.True(window.TryTake(TimeSpan.FromSeconds(63)));
    }

    [Fact]
    public void Packed_instants_come_back_to_the_tick() =>
        Gen.Select(Pauses.Array[0, 200], Gen.Long[0, long.MaxValue / 4]).Sample((pauses, rest) =>
        {
            TimeSpan now = TimeSpan.Zero;
            TimeSpan[] instants = [.. pauses.Select(pause => now += pause)];
            now += TimeSpan.FromTicks(rest);
            Assert.Equal(instants, AcceptedInstants.Unpack(AcceptedInstants.Pack(instants, now), now));
        });

    [Fact]
    public void The_hour_of_the_busiest_bot_is_packed_into_less_than_half_a_megabyte()
    {
        TimeSpan[] instants = [.. Enumerable.Range(0, 100_000).Select(request => TimeSpan.FromHours(1) / 100_000 * request)];
        Assert.InRange(AcceptedInstants.Pack(instants, TimeSpan.FromHours(1)).Length, 100_000, 500_000);
    }

    [Theory]
    [InlineData("gA==")]
    [InlineData("no base64")]
    [InlineData("////////////////")]
    public void Something_else_is_not_taken_for_packed_instants(string text) =>
        Assert.Throws<FormatException>(() => AcceptedInstants.Unpack(text, TimeSpan.Zero));
}
