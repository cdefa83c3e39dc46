namespace Platform.Benchmarks.Growth.Judging;

/// <summary>How a cost grows with the number of users, where it grows most.</summary>
internal enum GrowthKind
{
    /// <summary>It does not, or hardly.</summary>
    Flat,

    /// <summary>Slower than the users.</summary>
    BelowStraightLine,

    /// <summary>As the users do.</summary>
    StraightLine,

    /// <summary>Faster than the users.</summary>
    Steeper,
}
