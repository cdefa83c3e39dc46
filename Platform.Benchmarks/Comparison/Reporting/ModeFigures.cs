using Platform.Benchmarks.Comparison.Floor;
using Platform.Benchmarks.Comparison.Measuring;
using Platform.Benchmarks.Comparison.Writes;

namespace Platform.Benchmarks.Comparison.Reporting;

/// <summary>All figures under one garbage collector.</summary>
/// <param name="Collector">"server" or "workstation".</param>
/// <param name="Contestants">Who took part: name and what ran.</param>
/// <param name="Jobs">How each did each job.</param>
internal sealed record ModeFigures(string Collector, IReadOnlyList<(string Name, string Version)> Contestants, IReadOnlyList<JobFigures> Jobs)
{
    /// <summary>How one contestant did one job; null if it did not.</summary>
    public JobFigures? Find(string contestant, string job) => Jobs.FirstOrDefault(figures => figures.Contestant == contestant && figures.Job == job);

    /// <summary>How many answers one gave for one of another, in a closed loop; null where one of them did not do the job.</summary>
    public double? Ratio(string contestant, string other, string job) =>
        Find(contestant, job)?.Closed.PerSecond / Find(other, job)?.Closed.PerSecond;

    /// <summary>The same against the floor below a job: what answers the same bytes, or inserts the same rows.</summary>
    public double? ShareOfFloor(string contestant, string job) =>
        Ratio(contestant, job == JobKeys.SignIn ? RawSignIns.RawName : FloorContestant.FloorName, job);
}
