using CsCheck;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Bots;

namespace Platform.Tests.Bots;

public sealed class BotLimitsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_request_takes_one_permit_of_both_limits()
    {
        BotLimits limits = Fresh(perHour: 1_000);
        Assert.Null(limits.Take(TimeSpan.Zero));
        Assert.Equal(
            [new LimitReading("bot", 600, 60, 599, 60), new LimitReading("bot-hour", 1_000, 3_600, 999, 3_600)],
            limits.Read(TimeSpan.Zero).AsEnumerable());
    }

    [Fact]
    public void A_request_that_one_limit_refuses_takes_nothing_of_the_other()
    {
        BotLimits limits = Fresh(perHour: 2);
        Take(limits, 2);
        Refusal refusal = limits.Take(TimeSpan.Zero)!;
        Assert.Equal((ErrorCodes.RateLimited, 3_600), (refusal.Code, refusal.RetryAfterSeconds));
        Assert.Equal([598, 0], limits.Read(TimeSpan.Zero).Select(reading => reading.Remaining));
    }

    [Fact]
    public void The_minute_refuses_before_the_hour_is_used_up()
    {
        BotLimits limits = Fresh(perHour: 100_000);
        Take(limits, 600);
        Assert.Equal(60, limits.Take(TimeSpan.Zero)!.RetryAfterSeconds);
        Assert.Equal([0, 99_400], limits.Read(TimeSpan.Zero).Select(reading => reading.Remaining));
        Assert.Null(limits.Take(TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Of_two_exhausted_limits_the_one_that_keeps_waiting_longer_is_told()
    {
        BotLimits limits = Fresh(perHour: 600);
        Take(limits, 600);
        Assert.Equal(3_590, limits.Take(TimeSpan.FromSeconds(10))!.RetryAfterSeconds);
    }

    [Fact]
    public void A_suspended_bot_uses_up_its_minute_and_nothing_of_its_hour()
    {
        BotLimits limits = Fresh(perHour: 1_000);
        Assert.Null(limits.TakeSuspended(TimeSpan.Zero));
        Assert.Equal([599, 1_000], limits.Read(TimeSpan.Zero).Select(reading => reading.Remaining));
    }

    [Fact]
    public void A_suspended_bot_whose_hour_is_used_up_is_told_so()
    {
        BotLimits limits = Fresh(perHour: 1);
        Take(limits, 1);
        Assert.Equal(ErrorCodes.RateLimited, limits.TakeSuspended(TimeSpan.Zero)?.Code);
    }

    [Fact]
    public void The_hour_goes_on_where_it_was_written_down_and_the_minute_begins_anew()
    {
        BotLimits limits = Fresh(perHour: 3);
        Assert.Null(limits.Take(TimeSpan.FromMinutes(10)));
        Assert.Null(limits.Take(TimeSpan.FromMinutes(20)));
        BotLimitState written = limits.ToState(Noon, Noon, TimeSpan.FromMinutes(30));
        BotLimits restored = BotLimits.Restore(3, written, Noon.AddMinutes(5), TimeSpan.FromDays(7));
        Assert.Equal([600, 1], restored.Read(TimeSpan.FromDays(7)).Select(reading => reading.Remaining));
        Assert.Equal((60 - 25) * 60, restored.ReadHour(TimeSpan.FromDays(7)).ResetSeconds);
    }

    [Fact]
    public void A_clock_that_was_set_back_brings_no_permit_back_early()
    {
        BotLimits limits = Fresh(perHour: 1);
        Assert.Null(limits.Take(TimeSpan.Zero));
        BotLimitState written = limits.ToState(Noon, Noon, TimeSpan.Zero);
        Assert.NotNull(BotLimits.Restore(1, written, Noon.AddDays(-1), TimeSpan.Zero).Take(TimeSpan.Zero));
    }

    [Fact]
    public void What_is_older_than_an_hour_is_not_read_again()
    {
        var written = new BotLimitState { WrittenAt = Noon, Accepted = "not even readable" };
        Assert.Equal(5, BotLimits.Restore(5, written, Noon.AddHours(1), TimeSpan.Zero).ReadHour(TimeSpan.Zero).Remaining);
    }

    [Fact]
    public void Never_more_than_the_hourly_limit_is_accepted_in_any_hour_over_any_restarts() =>
        Gen.Select(Gen.Int[1, 5], Gen.Select(Gen.Int[0, 5_400], Gen.Bool).Array[0, 60]).Sample((limit, steps) =>
        {
            DateTimeOffset wallClock = Noon;
            BotLimits limits = Fresh(limit);
            var accepted = new List<DateTimeOffset>();
            foreach ((int seconds, bool restarts) in steps)
            {
                if (restarts)
                {
                    limits = BotLimits.Restore(limit, limits.ToState(null, wallClock, Monotonic(wallClock)), wallClock, Monotonic(wallClock));
                }

                wallClock = wallClock.AddSeconds(seconds);
                bool isFree = accepted.Count(time => wallClock - time < TimeSpan.FromHours(1)) < limit;
                Assert.Equal(isFree, limits.Take(Monotonic(wallClock)) is null);
                if (isFree)
                {
                    accepted.Add(wallClock);
                }
            }
        });

    [Fact]
    public void Over_any_sudden_ends_no_permit_comes_back_early_nor_later_than_by_a_second_each() =>
        Gen.Select(Gen.Int[1, 5], Gen.Select(Gen.Double[0, 5_400], Gen.Bool).Array[0, 60]).Sample((limit, steps) =>
        {
            DateTimeOffset wallClock = Noon;
            BotLimits limits = Fresh(limit);
            var accepted = new List<DateTimeOffset>();
            int ends = 0;
            foreach ((double seconds, bool endsSuddenly) in steps)
            {
                if (endsSuddenly)
                {
                    limits = BotLimits.Restore(limit, limits.ToStateBySecond(null, wallClock, Monotonic(wallClock)), wallClock, Monotonic(wallClock));
                    ends++;
                }

                wallClock = wallClock.AddSeconds(seconds);
                bool isFree = accepted.Count(time => wallClock - time < TimeSpan.FromHours(1)) < limit;
                bool isSurelyFree = accepted.Count(time => wallClock - time < TimeSpan.FromHours(1) + TimeSpan.FromSeconds(ends)) < limit;
                bool isTaken = limits.Take(Monotonic(wallClock)) is null;
                Assert.True(isTaken ? isFree : !isSurelyFree);
                if (isTaken)
                {
                    accepted.Add(wallClock);
                }
            }
        });

    private static TimeSpan Monotonic(DateTimeOffset wallClock) => wallClock - Noon.AddDays(-3);

    private static BotLimits Fresh(int perHour) => BotLimits.Restore(perHour, new BotLimitState(), Noon, TimeSpan.Zero);

    private static void Take(BotLimits limits, int requests)
    {
        for (int request = 0; request < requests; request++)
        {
            Assert.Null(limits.Take(TimeSpan.Zero));
        }
    }
}
