namespace Platform.Benchmarks.Comparison.Measuring;

/// <summary>How one contestant did one job.</summary>
/// <param name="Contestant">Who.</param>
/// <param name="Job">What.</param>
/// <param name="Closed">As fast as answers came.</param>
/// <param name="Open">At a constant rate below that; null where that is not measured.</param>
internal sealed record JobFigures(string Contestant, string Job, Figures Closed, Figures? Open);
