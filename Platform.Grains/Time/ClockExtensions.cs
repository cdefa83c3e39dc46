namespace Platform.Grains.Time;

/// <summary>Readings of the clock that the rules ask for.</summary>
internal static class ClockExtensions
{
    /// <summary>Time since a fixed, unknown instant: for windows held in memory, which a step of the wall clock must not move.</summary>
    public static TimeSpan Elapsed(this TimeProvider clock) => clock.GetElapsedTime(0);

    /// <summary>Now, as exact as it is stored: so nothing changes when a grain reads back what it wrote.</summary>
    public static DateTimeOffset StoredNow(this TimeProvider clock) => clock.GetUtcNow().AsStored();

    /// <summary>An instant in UTC, as exact as it is stored.</summary>
    public static DateTimeOffset AsStored(this DateTimeOffset time)
    {
        DateTimeOffset instant = time.ToUniversalTime();
        return instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>Whole seconds until an instant, rounded up; 0 once it is past, null where there is none (reference.md, section 2).</summary>
    public static long? SecondsUntil(this DateTimeOffset now, DateTimeOffset? end) =>
        end is { } instant ? Math.Max(0, (long)Math.Ceiling((instant - now).TotalSeconds)) : null;
}
