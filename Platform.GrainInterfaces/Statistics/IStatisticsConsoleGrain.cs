using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Statistics;

/// <summary>The console's door to the counts (reference.md, section 10). Key 0.</summary>
[Alias("platform.statistics.console")]
public interface IStatisticsConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>A recount that takes longer is given up.</summary>
    const string LongestRecount = "00:10:00";

    /// <summary>The counts as they stand.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <returns><see cref="ErrorCodes.Forbidden"/> for one who is no operator.</returns>
    [Alias("show")]
    Task<Result<PlatformCounts>> Show(Secret session);

    /// <summary>Counts everything anew and compares; with many millions of rows it takes minutes.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <returns><see cref="ErrorCodes.Forbidden"/> for one who is no operator.</returns>
    [Alias("verify")]
    [ResponseTimeout(LongestRecount)]
    Task<Result<CountVerification>> Verify(Secret session);
}
