namespace Platform.Benchmarks.Growth;

/// <summary>Something that is measured at each number of users.</summary>
/// <param name="Plot">The plot that it is shown in.</param>
/// <param name="Title">What it is.</param>
/// <param name="Unit">In what it is counted; those of one plot share it.</param>
internal sealed record GrowthMeasure(GrowthPlot Plot, string Title, string Unit)
{
    /// <summary>Whether it is a rate.</summary>
    public bool MoreIsBetter { get; init; }

    /// <summary>Why it grows faster than the users, where it is known to.</summary>
    public string? Reason { get; init; }
}
