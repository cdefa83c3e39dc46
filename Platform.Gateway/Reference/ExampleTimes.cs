namespace Platform.Gateway.Reference;

/// <summary>The times of all examples, which so agree with each other.</summary>
internal static class ExampleTimes
{
    /// <summary>Whole seconds from <see cref="Now"/> to <see cref="End"/>.</summary>
    public const long SecondsLeft = 2_592_000;

    /// <summary>When things began.</summary>
    public static readonly DateTimeOffset Beginning = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);

    /// <summary>When somebody asks.</summary>
    public static readonly DateTimeOffset Now = new(2030, 1, 31, 9, 30, 0, TimeSpan.Zero);

    /// <summary>When things end.</summary>
    public static readonly DateTimeOffset End = Now.AddSeconds(SecondsLeft);
}
