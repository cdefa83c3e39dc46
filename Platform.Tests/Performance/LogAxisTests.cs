using Platform.Benchmarks.Growth.Plots;

namespace Platform.Tests.Performance;

/// <summary>Each ten times takes the same room on an axis.</summary>
public sealed class LogAxisTests
{
    [Fact]
    public void It_begins_and_ends_at_round_numbers_around_what_has_to_be_on_it()
    {
        var axis = new LogAxis([3.2, 47]);
        Assert.Equal([2, 5, 10, 20, 50], axis.Ticks);
        Assert.Equal((0, 1), (axis.Place(2), axis.Place(50)));
    }

    [Fact]
    public void A_round_number_is_an_end_itself()
    {
        var axis = new LogAxis([1_000, 10_000_000]);
        Assert.Equal((0, 1), (axis.Place(1_000), axis.Place(10_000_000)));
        Assert.Equal(0.5, axis.Place(100_000), 6);
    }

    [Fact]
    public void A_long_axis_has_the_powers_of_ten_alone() =>
        Assert.Equal([0.1, 1, 10, 100, 1_000], new LogAxis([0.1, 1_000]).Ticks, (expected, actual) => Math.Abs(expected - actual) < 1e-9);

    [Fact]
    public void One_value_is_in_the_middle()
    {
        var axis = new LogAxis([100]);
        Assert.Equal(0.5, axis.Place(100), 6);
        Assert.Equal([10, 20, 50, 100, 200, 500, 1_000], axis.Ticks);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_has_no_logarithm_is_refused(double value) => Assert.Throws<ArgumentException>(() => new LogAxis([1, value]));
}
