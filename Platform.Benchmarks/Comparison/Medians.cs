namespace Platform.Benchmarks.Comparison;

/// <summary>The middle of figures.</summary>
internal static class Medians
{
    /// <summary>The figure that half of them do not exceed; between two middle ones their mean.</summary>
    /// <param name="figures">One at least.</param>
    public static double Of(IEnumerable<double> figures)
    {
        double[] sorted = [.. figures.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
