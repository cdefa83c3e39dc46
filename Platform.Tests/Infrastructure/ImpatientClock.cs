namespace Platform.Tests.Infrastructure;

/// <summary>A clock on which every wait is over at once, and that adds them up: however slow the machine is, it runs ahead of nobody.</summary>
public sealed class ImpatientClock : TimeProvider
{
    private long _waited;

    /// <summary>What all waits so far were for.</summary>
    public TimeSpan Waited => TimeSpan.FromTicks(Interlocked.Read(ref _waited));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Add(ref _waited, dueTime.Ticks);
        return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
