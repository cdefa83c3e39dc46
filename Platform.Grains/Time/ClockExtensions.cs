namespace Platform.Grains.Time;

/// <summary>Readings of the clock that the rules ask for.</summary>
internal static class ClockExtensions
{
    /// <summary>Time since a fixed, unknown instant: for windows held in memory, which a step of the wall clock must not move.</summary>
    public static TimeSpan Elapsed(this TimeProvider clock) => clock.GetElapsedTime(0);

    /// <summary>Whole seconds until an instant, rounded up; 0 once it is past, null where there is none (reference.md, section 2).</summary>
    public static long? SecondsUntil(this DateTimeOffset now, DateTimeOffset? end) =>
        end is { } instant ? Math.Max(0, (long)Math.Ceiling((instant - now).TotalSeconds)) : null;
}
