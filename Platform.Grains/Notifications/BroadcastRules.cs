using System.Collections.Immutable;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Notifications;

/// <summary>How the log of broadcasts grows and shrinks (reference.md, section 8).</summary>
internal static class BroadcastRules
{
    /// <summary>Broadcasts kept at the same time; all of them are in the memory of every silo.</summary>
    public const int Most = 500;

    /// <summary>Adds a broadcast whose texts are good.</summary>
    /// <param name="log">The log so far.</param>
    /// <param name="id">A fresh number for it.</param>
    /// <param name="notification">What it says.</param>
    /// <param name="author">Who sends it.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The log with the new one as the last.</returns>
    public static BroadcastLog Add(BroadcastLog log, long id, NewNotification notification, UserId author, DateTimeOffset now)
    {
        // Another silo's clock may have been ahead of this one's; what comes later must not look earlier.
        DateTimeOffset createdAt = log.Broadcasts is [.., var last] && last.CreatedAt > now ? last.CreatedAt : now;
        var added = new Broadcast
        {
            Sequence = log.LastSequence + 1,
            Id = id,
            Title = notification.Title,
            Body = notification.Body,
            Type = notification.Type,
            CreatedById = author,
            CreatedAt = createdAt,
        };
        BroadcastLog grown = log with { Version = log.Version + 1, LastSequence = added.Sequence };
        ImmutableArray<Broadcast> all = log.Broadcasts.Add(added);
        if (all.Length <= Most)
        {
            return grown with { Broadcasts = all };
        }

        Broadcast trimmed = all[^(Most + 1)];
        return grown with { Broadcasts = all[^Most..], TrimmedSequence = trimmed.Sequence, TrimmedCreatedAt = trimmed.CreatedAt };
    }

    /// <summary>Takes a broadcast away.</summary>
    /// <param name="log">The log so far.</param>
    /// <param name="broadcast">One that it holds.</param>
    public static BroadcastLog Withdraw(BroadcastLog log, Broadcast broadcast) =>
        log with { Version = log.Version + 1, Broadcasts = log.Broadcasts.Remove(broadcast) };
}
