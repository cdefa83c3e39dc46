using Platform.Benchmarks.Comparison.Contestants;
using Platform.Benchmarks.Comparison.Floor;
using Platform.Benchmarks.Comparison.Writes;

namespace Platform.Benchmarks.Comparison.Reporting;

/// <summary>What the figures side by side have to be: on two processors, with the load generator on the same machine.</summary>
internal static class ComparisonBars
{
    private const double MostTail = 10;

    // The contestant, against whom, and at least how much of what that one does.
    private static readonly (string Job, string Contestant, string Other, double Least, Unit Unit)[] Ratios =
    [
        (JobKeys.Me, PlatformContestant.CoHosted, FloorContestant.FloorName, 0.60, Unit.Share),
        (JobKeys.Bot, PlatformContestant.CoHosted, FloorContestant.FloorName, 0.70, Unit.Share),
        (JobKeys.Statistics, PlatformContestant.CoHosted, FloorContestant.FloorName, 0.75, Unit.Share),
        (JobKeys.Me, PlatformContestant.Separate, FloorContestant.FloorName, 0.42, Unit.Share),
        (JobKeys.Bot, PlatformContestant.Separate, FloorContestant.FloorName, 0.60, Unit.Share),
        (JobKeys.Me, PlatformContestant.CoHosted, PeerTitles.Identity, 15, Unit.Times),
        (JobKeys.Bot, PlatformContestant.CoHosted, PeerTitles.Identity, 15, Unit.Times),
        (JobKeys.Me, PlatformContestant.CoHosted, PeerTitles.BetterAuth, 50, Unit.Times),
        (JobKeys.Bot, PlatformContestant.CoHosted, PeerTitles.BetterAuth, 50, Unit.Times),
        (JobKeys.SignIn, PlatformContestant.CoHosted, RawSignIns.RawName, 0.60, Unit.Share),
    ];

    /// <summary>Holds the figures against the bars.</summary>
    /// <param name="figures">The figures under one collector.</param>
    public static IEnumerable<Bar> Of(ModeFigures figures)
    {
        foreach (var (job, contestant, other, least, unit) in Ratios)
        {
            yield return new Bar($"`{job}`: {contestant} against {other}", least, IsMost: false, unit, figures.Ratio(contestant, other, job));
        }

        foreach (var job in figures.Jobs.Where(job => job.Open is not null && job.Contestant is PlatformContestant.CoHosted or PlatformContestant.Separate))
        {
            var floor = figures.Find(FloorContestant.FloorName, job.Job)?.Open is { } bare ? $" (the floor itself: {UnitText.Of(bare.P99 / bare.P50, Unit.Times)})" : "";
            yield return new Bar($"`{job.Job}`: {job.Contestant}, p99 against p50 at 70 % load{floor}", MostTail, IsMost: true, Unit.Times, job.Open!.P99 / job.Open.P50);
        }
    }
}
