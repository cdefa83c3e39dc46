namespace Platform.Benchmarks.Growth.Judging;

/// <summary>Judges how a figure grows with the number of users.</summary>
/// <remarks>
/// From one size to the next the exponent e is looked at for which the cost grows as users^e: ln(cost ratio) / ln(users ratio). The largest of them counts, so a bend
/// at the last step is not hidden by a long flat piece before it.
/// </remarks>
/// <param name="Ratio">How many times the cost at the smallest number the cost at the largest one is.</param>
/// <param name="Exponent">The largest exponent of a step.</param>
internal readonly record struct GrowthJudgement(double Ratio, double Exponent)
{
    // A hundred times the users and 1.6 times the cost, which is what measuring twice may differ by.
    private const double MostOfFlat = 0.1;

    // How far a step may be off a straight line and count as one: a quarter from one size to one that is a hundred times as large.
    private const double Tolerance = 0.05;

    /// <summary>What that is called.</summary>
    public GrowthKind Kind => Exponent switch
    {
        <= MostOfFlat => GrowthKind.Flat,
        < 1 - Tolerance => GrowthKind.BelowStraightLine,
        <= 1 + Tolerance => GrowthKind.StraightLine,
        _ => GrowthKind.Steeper,
    };

    /// <summary>Whether it is a straight line or better.</summary>
    public bool IsAtMostStraight => Kind != GrowthKind.Steeper;

    /// <summary>Judges figures.</summary>
    /// <param name="points">Two at least, each of another number of users.</param>
    /// <param name="moreIsBetter">Whether the figure is a rate, whose inverse is the cost.</param>
    /// <exception cref="ArgumentException">Fewer than two sizes, one of them twice, or a figure that is not above 0.</exception>
    public static GrowthJudgement Of(IEnumerable<GrowthPoint> points, bool moreIsBetter)
    {
        GrowthPoint[] costs = [.. points.OrderBy(point => point.Users).Select(point => moreIsBetter ? point with { Value = 1 / point.Value } : point)];
        if (costs.Length < 2 || costs.DistinctBy(cost => cost.Users).Count() < costs.Length || costs.Any(cost => cost is not { Users: > 0, Value: > 0 and < double.PositiveInfinity }))
        {
            throw new ArgumentException("Growth is judged by figures above 0 at two different numbers of users or more.", nameof(points));
        }

        var steepest = costs.Zip(costs.Skip(1), ExponentOf).Max();
        return new GrowthJudgement(costs[^1].Value / costs[0].Value, steepest);
    }

    private static double ExponentOf(GrowthPoint smaller, GrowthPoint larger) =>
        Math.Log(larger.Value / smaller.Value) / Math.Log((double)larger.Users / smaller.Users);
}
