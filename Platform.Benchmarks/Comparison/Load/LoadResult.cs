namespace Platform.Benchmarks.Comparison.Load;

/// <summary>What came of a run of requests.</summary>
/// <param name="Requests">Answers of any status.</param>
/// <param name="Errors">Answers of a status of 400 or more, and connections that broke.</param>
/// <param name="Duration">How long it took.</param>
/// <param name="P50">The time that half of the answers took at the most.</param>
/// <param name="P99">The same of 99 in a hundred.</param>
/// <param name="P999">The same of 999 in a thousand.</param>
internal sealed record LoadResult(long Requests, long Errors, TimeSpan Duration, TimeSpan P50, TimeSpan P99, TimeSpan P999)
{
    /// <summary>Answers in a second.</summary>
    public double PerSecond => Requests / Duration.TotalSeconds;

    /// <summary>The share of errors, 0 to 1.</summary>
    public double ErrorShare => Requests == 0 ? 1 : (double)Errors / Requests;
}
