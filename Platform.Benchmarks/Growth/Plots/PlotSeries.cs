using Platform.Benchmarks.Growth.Judging;

namespace Platform.Benchmarks.Growth.Plots;

/// <summary>One line of a plot.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Points">From few users to many.</param>
internal sealed record PlotSeries(string Name, IReadOnlyList<GrowthPoint> Points);
