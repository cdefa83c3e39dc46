namespace Platform.Benchmarks.Growth;

/// <summary>All that is measured beside the searches, whose kinds are those of <see cref="Search.SearchQuestions"/>.</summary>
internal static class GrowthMeasures
{
    private const string Milliseconds = "ms";
    private const string Mebibytes = "MiB";

    /// <summary>Until it says that it answers.</summary>
    public static readonly GrowthMeasure Ready = new(GrowthPlot.StartUp, "ready after the start of the process, median", "s");
    /// <summary>Memory before anybody came.</summary>
    public static readonly GrowthMeasure MemoryAtFirst = new(GrowthPlot.Memory, "memory of the silo, just ready", Mebibytes);
    /// <summary>Memory after all searches and readings.</summary>
    public static readonly GrowthMeasure MemoryAtLast = new(GrowthPlot.Memory, "memory of the silo, after all that is measured here", Mebibytes);
    /// <summary>Half of the sign-ins were as fast.</summary>
    public static readonly GrowthMeasure SignInMedian = new(GrowthPlot.SignIn, "sign-in (request and verify), median", Milliseconds);
    /// <summary>Of a hundred sign-ins 99 were as fast.</summary>
    public static readonly GrowthMeasure SignInSlowest = new(GrowthPlot.SignIn, "sign-in (request and verify), p99", Milliseconds);
    /// <summary>Sign-ins in a second.</summary>
    public static readonly GrowthMeasure SignInRate = new(GrowthPlot.SignInRate, "sign-ins by 8 at once", "per second") { MoreIsBetter = true };
    /// <summary>The first question after a pause.</summary>
    public static readonly GrowthMeasure StatisticsFresh = new(GrowthPlot.Statistics, "statistics, asked of the database, median", Milliseconds);
    /// <summary>The questions that follow at once.</summary>
    public static readonly GrowthMeasure StatisticsKept = new(GrowthPlot.Statistics, "statistics, kept by the gateway, median", Milliseconds);
    /// <summary>The first request of a session after a restart.</summary>
    public static readonly GrowthMeasure ColdUser = new(GrowthPlot.ColdUser, "GET /users/me of one who is not in memory, median", Milliseconds);
    /// <summary>Tables and indexes.</summary>
    public static readonly GrowthMeasure Disk = new(GrowthPlot.Disk, "database on disk", Mebibytes);

    /// <summary>A page of one kind of search.</summary>
    public static GrowthMeasure Search(string kind) => new(GrowthPlot.Search, $"search: {kind}, median", Milliseconds);
}
