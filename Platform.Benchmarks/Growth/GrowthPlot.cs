namespace Platform.Benchmarks.Growth;

/// <summary>The plots.</summary>
internal enum GrowthPlot
{
    /// <summary>From the start of the process until it answers.</summary>
    StartUp,

    /// <summary>The silo's memory.</summary>
    Memory,

    /// <summary>The time of a sign-in.</summary>
    SignIn,

    /// <summary>Sign-ins in a second.</summary>
    SignInRate,

    /// <summary>Pages of a search.</summary>
    Search,

    /// <summary>Counts of all users.</summary>
    Statistics,

    /// <summary>One user who is not in memory.</summary>
    ColdUser,

    /// <summary>What the database takes on disk.</summary>
    Disk,
}
