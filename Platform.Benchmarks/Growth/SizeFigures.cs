namespace Platform.Benchmarks.Growth;

/// <summary>What was measured at one number of users.</summary>
/// <param name="Users">How many.</param>
/// <param name="FilledIn">How long it took to fill the database with them.</param>
/// <param name="Values">The figures, each measure once.</param>
internal sealed record SizeFigures(int Users, TimeSpan FilledIn, IReadOnlyList<(GrowthMeasure Measure, double Value)> Values);
