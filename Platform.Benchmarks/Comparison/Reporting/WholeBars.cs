using Platform.Benchmarks.Activations;

namespace Platform.Benchmarks.Comparison.Reporting;

/// <summary>What the figures of the platform alone have to be.</summary>
internal static class WholeBars
{
    private const double LeastItems = 100_000;
    private const double MostBytes = 1_000_000_000;
    private const double LeastActivations = 5_000;
    private const double MostSeconds = 2;

    /// <summary>Holds the figures against the bars; those that were not measured are left out.</summary>
    /// <param name="items">Items of batches in a second; null where not measured.</param>
    /// <param name="activations">What users in memory cost; null where not measured.</param>
    public static IReadOnlyList<Bar> Of(double? items, ActivationFigures? activations)
    {
        var bars = new List<Bar>();
        if (items is not null)
        {
            bars.Add(new Bar("items of full batches", LeastItems, IsMost: false, Unit.PerSecond, items));
        }

        if (activations is not null)
        {
            bars.Add(new Bar($"memory of a silo with {activations.Users:N0} users awake", MostBytes, IsMost: true, Unit.Bytes, activations.FullBytes));
            bars.Add(new Bar("users woken up, each read from the database", LeastActivations, IsMost: false, Unit.PerSecond, activations.PerSecond));
            bars.Add(new Bar("ready after the start of the process", MostSeconds, IsMost: true, Unit.Seconds, activations.ReadyAfter.TotalSeconds));
        }

        return bars;
    }
}
