using System.Collections.Immutable;

namespace Platform.Grains.Notifications;

/// <summary>Which broadcasts a user has read: marks for single ones, and one small mark for each time that he read all, however many these were.</summary>
/// <remarks>The log that is handed in is what he sees of it. It may be older than one that he was shown before: then nothing read is unread again.</remarks>
internal static class BroadcastMarks
{
    /// <summary>When the broadcast of a place was read; null while unread.</summary>
    public static DateTimeOffset? ReadAt(InboxState inbox, long sequence) =>
        Find(inbox.BroadcastMarks, sequence) is var single && single < inbox.BroadcastMarks.Length && inbox.BroadcastMarks[single].Sequence == sequence
            ? inbox.BroadcastMarks[single].ReadAt
            : Find(inbox.ReadAllMarks, sequence) is var covering && covering < inbox.ReadAllMarks.Length
                ? inbox.ReadAllMarks[covering].ReadAt
                : null;

    /// <summary>How many broadcasts are unread; looks only at those behind the last time that all were read.</summary>
    public static int CountUnread(InboxState inbox, BroadcastLog log)
    {
        int unread = 0;
        for (int index = log.FirstBehind(LastReadAll(inbox)); index < log.Broadcasts.Length; index++)
        {
            unread += ReadAt(inbox, log.Broadcasts[index].Sequence) is null ? 1 : 0;
        }

        return unread;
    }

    /// <summary>Marks one that is unread.</summary>
    public static InboxState Read(InboxState inbox, BroadcastLog log, long sequence, DateTimeOffset now) => Prune(
        inbox with
        {
            BroadcastMarks = inbox.BroadcastMarks.Insert(Find(inbox.BroadcastMarks, sequence), new BroadcastMark { Sequence = sequence, ReadAt = now }),
        },
        log);

    /// <summary>Marks all that are unread.</summary>
    public static InboxState ReadAll(InboxState inbox, BroadcastLog log, DateTimeOffset now) => CountUnread(inbox, log) == 0
        ? inbox
        : Prune(
            inbox with { ReadAllMarks = inbox.ReadAllMarks.Add(new BroadcastMark { Sequence = log.Broadcasts[^1].Sequence, ReadAt = now }) },
            log);

    /// <summary>Forgets the marks of what is gone for good.</summary>
    private static InboxState Prune(InboxState inbox, BroadcastLog log)
    {
        // An older copy may still lack what a mark is about.
        if (log.Version < inbox.BroadcastVersion)
        {
            return inbox;
        }

        long before = 0;
        var readAll = ImmutableArray.CreateBuilder<BroadcastMark>();
        foreach (BroadcastMark mark in inbox.ReadAllMarks)
        {
            if (log.FirstBehind(before) is var first && first < log.Broadcasts.Length && log.Broadcasts[first].Sequence <= mark.Sequence)
            {
                readAll.Add(mark);
            }

            before = mark.Sequence;
        }

        return inbox with
        {
            BroadcastVersion = log.Version,
            BroadcastMarks = [.. inbox.BroadcastMarks.Where(mark => log.Holds(mark.Sequence))],
            ReadAllMarks = readAll.DrainToImmutable(),
        };
    }

    private static long LastReadAll(InboxState inbox) => inbox.ReadAllMarks is [.., var last] ? last.Sequence : 0;

    /// <summary>The index of the first mark that reaches a place.</summary>
    private static int Find(ImmutableArray<BroadcastMark> marks, long sequence)
    {
        int start = 0;
        int end = marks.Length;
        while (start < end)
        {
            int middle = (start + end) / 2;
            (start, end) = marks[middle].Sequence >= sequence ? (start, middle) : (middle + 1, end);
        }

        return start;
    }
}
