namespace Platform.Benchmarks.Comparison.Reporting;

/// <summary>What a figure has to be.</summary>
/// <param name="What">The figure, in words.</param>
/// <param name="Bound">The least it may be, or the most.</param>
/// <param name="IsMost">Whether the bound is the most.</param>
/// <param name="Unit">How figure and bound are shown.</param>
/// <param name="Measured">What it is; null where it was not measured.</param>
internal sealed record Bar(string What, double Bound, bool IsMost, Unit Unit, double? Measured)
{
    /// <summary>Whether the figure is within the bound; null where it was not measured.</summary>
    public bool? IsMet => Measured is { } figure ? (IsMost ? figure <= Bound : figure >= Bound) : null;
}
