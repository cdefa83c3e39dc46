using CsCheck;
using Platform.GrainInterfaces.SignIn;
using Platform.Grains.Hosting;

namespace Platform.Tests.Grains;

public sealed class OpennessTests
{
    private static readonly TimeSpan Shortest = Openness.Longest - Openness.Spread;

    [Fact]
    public void It_lasts_from_three_quarters_of_a_minute_to_a_minute()
    {
        Gen.Select(Gen.Int, Gen.Long[0, TimeSpan.FromDays(400).Ticks], Gen.Long[0, TimeSpan.FromMinutes(2).Ticks]).Sample((spread, called, later) =>
        {
            var openness = new Openness(spread);
            openness.Renew(TimeSpan.FromTicks(called));
            var isOpen = openness.IsOpen(TimeSpan.FromTicks(called + later));
            Assert.True(later >= Shortest.Ticks || isOpen);
            Assert.False(later >= Openness.Longest.Ticks && isOpen);
        });
    }

    [Fact]
    public void It_begins_with_a_call_and_may_end_before_its_time()
    {
        var openness = new Openness(7);
        Assert.False(openness.IsOpen(TimeSpan.Zero));
        openness.Renew(TimeSpan.Zero);
        Assert.True(openness.IsOpen(TimeSpan.Zero));
        openness.Close();
        Assert.False(openness.IsOpen(TimeSpan.Zero));
        Assert.False(default(Openness).IsOpen(TimeSpan.Zero));
    }

    [Fact]
    public void Grains_that_were_called_together_are_called_apart_the_next_time()
    {
        const int Grains = 1_500;
        var seconds = Enumerable.Range(0, Grains)
            .Select(number => new Openness(new ClientAddress($"198.51.{number / 250}.{number % 250}").GetHashCode()))
            .Select(SecondOfTheEnd)
            .GroupBy(second => second)
            .Select(together => together.Count())
            .ToArray();
        Assert.Equal(15, seconds.Length);
        Assert.All(seconds, together => Assert.InRange(together, 40, 180));
    }

    private static int SecondOfTheEnd(Openness openness)
    {
        openness.Renew(TimeSpan.Zero);
        return Enumerable.Range(1, 60).First(second => !openness.IsOpen(TimeSpan.FromSeconds(second)));
    }
}
