namespace Platform.Benchmarks.Comparison.Measuring;

/// <summary>The medians of several runs of one job at one contestant.</summary>
internal sealed record Figures
{
    /// <summary>How many runs.</summary>
    public required int Runs { get; init; }

    /// <summary>Answers in a second.</summary>
    public required double PerSecond { get; init; }

    /// <summary>Half of the answers took this long at the most.</summary>
    public required TimeSpan P50 { get; init; }

    /// <summary>99 in a hundred.</summary>
    public required TimeSpan P99 { get; init; }

    /// <summary>999 in a thousand.</summary>
    public required TimeSpan P999 { get; init; }

    /// <summary>Microseconds of the server's processor time for a request.</summary>
    public required double ProcessorMicroseconds { get; init; }

    /// <summary>Bytes the server allocated for a request; null where it cannot tell.</summary>
    public required double? AllocatedEach { get; init; }

    /// <summary>Memory of the server.</summary>
    public required long ResidentBytes { get; init; }

    /// <summary>Takes the medians.</summary>
    /// <param name="samples">One at least.</param>
    public static Figures Of(IReadOnlyList<Sample> samples) => new()
    {
        Runs = samples.Count,
        PerSecond = Median(samples, sample => sample.Load.PerSecond),
        P50 = TimeSpan.FromMicroseconds(Median(samples, sample => sample.Load.P50.TotalMicroseconds)),
        P99 = TimeSpan.FromMicroseconds(Median(samples, sample => sample.Load.P99.TotalMicroseconds)),
        P999 = TimeSpan.FromMicroseconds(Median(samples, sample => sample.Load.P999.TotalMicroseconds)),
        ProcessorMicroseconds = Median(samples, sample => sample.ProcessorMicroseconds),
        AllocatedEach = samples.Any(sample => sample.AllocatedEach is null) ? null : Median(samples, sample => sample.AllocatedEach!.Value),
        ResidentBytes = (long)Median(samples, sample => sample.ResidentBytes),
    };

    private static double Median(IReadOnlyList<Sample> samples, Func<Sample, double> figure) => Medians.Of(samples.Select(figure));
}
