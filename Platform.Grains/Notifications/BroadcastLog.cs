using System.Collections.Immutable;

namespace Platform.Grains.Notifications;

/// <summary>The broadcasts that are kept; copies of it are what the silos go by.</summary>
[GenerateSerializer, Immutable, Alias("platform.notifications.broadcast-log")]
internal sealed record BroadcastLog
{
    /// <summary>The log before the first broadcast.</summary>
    public static BroadcastLog Empty { get; } = new();

    /// <summary>Grows with every change.</summary>
    [Id(0)]
    public long Version { get; init; }

    /// <summary>The last place given, whether or not its broadcast is still kept.</summary>
    [Id(1)]
    public long LastSequence { get; init; }

    /// <summary>The newest place given up to make room; 0 for none. A broadcast that was withdrawn is not missed.</summary>
    [Id(2)]
    public long TrimmedSequence { get; init; }

    /// <summary>When the broadcast of that place was sent.</summary>
    [Id(3)]
    public DateTimeOffset? TrimmedCreatedAt { get; init; }

    /// <summary>Oldest first: places and times both rise.</summary>
    [Id(4)]
    public ImmutableArray<Broadcast> Broadcasts { get; init; } = [];

    /// <summary>What someone sees of it who has his account since an instant.</summary>
    public BroadcastLog Since(DateTimeOffset instant)
    {
        if (Broadcasts is [{ } oldest, ..] && oldest.CreatedAt >= instant)
        {
            return WithoutTrimmedBefore(instant);
        }

        return WithoutTrimmedBefore(instant) with { Broadcasts = Broadcasts[FirstIndex(broadcast => broadcast.CreatedAt >= instant)..] };
    }

    /// <summary>The index of the first broadcast behind a place; their number when there is none.</summary>
    public int FirstBehind(long sequence) => FirstIndex(broadcast => broadcast.Sequence > sequence);

    /// <summary>Whether the broadcast of a place is kept.</summary>
    public bool Holds(long sequence) => FirstBehind(sequence - 1) is var index && index < Broadcasts.Length && Broadcasts[index].Sequence == sequence;

    private BroadcastLog WithoutTrimmedBefore(DateTimeOffset instant) =>
        TrimmedCreatedAt < instant ? this with { TrimmedSequence = 0, TrimmedCreatedAt = null } : this;

    /// <summary>Finds the first broadcast of which something is true that is true of all behind it, too.</summary>
    private int FirstIndex(Predicate<Broadcast> isBehind)
    {
        int start = 0;
        int end = Broadcasts.Length;
        while (start < end)
        {
            int middle = (start + end) / 2;
            (start, end) = isBehind(Broadcasts[middle]) ? (start, middle) : (middle + 1, end);
        }

        return start;
    }
}
