namespace Platform.Benchmarks.Growth.Judging;

/// <summary>A figure at one number of users.</summary>
/// <param name="Users">How many.</param>
/// <param name="Value">The figure; above 0.</param>
internal readonly record struct GrowthPoint(long Users, double Value);
