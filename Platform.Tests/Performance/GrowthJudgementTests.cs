using Platform.Benchmarks.Growth.Judging;

namespace Platform.Tests.Performance;

/// <summary>What is called a straight line, and what is not.</summary>
public sealed class GrowthJudgementTests
{
    [Fact]
    public void What_does_not_grow_is_flat()
    {
        GrowthJudgement judged = Judge((1_000, 2), (100_000, 2.1), (10_000_000, 2));
        Assert.Equal((GrowthKind.Flat, 1.0), (judged.Kind, judged.Ratio));
    }

    [Fact]
    public void What_grows_as_the_users_do_is_a_straight_line()
    {
        GrowthJudgement judged = Judge((1_000, 3), (100_000, 300), (10_000_000, 30_000));
        Assert.Equal((GrowthKind.StraightLine, true), (judged.Kind, judged.IsAtMostStraight));
        Assert.Equal(10_000, judged.Ratio, 6);
        Assert.Equal(1, judged.Exponent, 6);
    }

    [Fact]
    public void A_root_is_better_than_a_straight_line() =>
        Assert.Equal(GrowthKind.BelowStraightLine, Judge((100, 10), (10_000, 100), (1_000_000, 1_000)).Kind);

    [Fact]
    public void One_step_that_is_too_steep_is_not_hidden_by_those_before_it()
    {
        GrowthJudgement judged = Judge((1_000, 1), (100_000, 1), (10_000_000, 1_000));
        Assert.Equal((GrowthKind.Steeper, false), (judged.Kind, judged.IsAtMostStraight));
        Assert.Equal(1.5, judged.Exponent, 6);
    }

    [Fact]
    public void The_order_of_the_sizes_does_not_matter() =>
        Assert.Equal(Judge((1_000, 1), (100_000, 9), (10_000_000, 11)), Judge((10_000_000, 11), (1_000, 1), (100_000, 9)));

    [Fact]
    public void A_rate_costs_more_when_it_falls()
    {
        GrowthJudgement judged = GrowthJudgement.Of([new(1_000, 500), new(1_000_000, 50)], moreIsBetter: true);
        Assert.Equal((10.0, GrowthKind.BelowStraightLine), (judged.Ratio, judged.Kind));
    }

    [Fact]
    public void What_gets_cheaper_is_flat() =>
        Assert.Equal(GrowthKind.Flat, Judge((1_000, 10), (10_000, 5)).Kind);

    [Theory]
    [InlineData(1_000, 1.0, 1_000, 2.0)]
    [InlineData(1_000, 0.0, 2_000, 2.0)]
    [InlineData(1_000, 1.0, 2_000, double.NaN)]
    [InlineData(0, 1.0, 2_000, 2.0)]
    public void Figures_that_say_nothing_are_refused(long users, double value, long others, double other) =>
        Assert.Throws<ArgumentException>(() => Judge((users, value), (others, other)));

    [Fact]
    public void One_size_says_nothing_of_growth() => Assert.Throws<ArgumentException>(() => Judge((1_000, 1)));

    private static GrowthJudgement Judge(params (long Users, double Value)[] points) =>
        GrowthJudgement.Of(points.Select(point => new GrowthPoint(point.Users, point.Value)), moreIsBetter: false);
}
