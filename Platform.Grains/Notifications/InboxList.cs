using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Notifications;

/// <summary>A user's notifications and the broadcasts he sees as one list, newest first (reference.md, section 8).</summary>
internal static class InboxList
{
    private static readonly Refusal BadPlace = Refusal.OfField("after", "Must be the place that the page before told as its end.");

    /// <summary>A part of the list.</summary>
    /// <param name="inbox">The inbox.</param>
    /// <param name="log">The broadcasts that the user sees.</param>
    /// <param name="after">Where the page before ended; null to go by the offset.</param>
    /// <param name="offset">Notifications to leave out in front.</param>
    /// <param name="limit">Notifications at the most.</param>
    public static Result<NotificationPage> Page(InboxState inbox, BroadcastLog log, string? after, int offset, int limit)
    {
        InboxPlace? place = after is null ? null : InboxPlace.Parse(after);
        if (after is not null && place is null)
        {
            return BadPlace;
        }

        Entry[] all = Merge(inbox, log);
        int start = place is null ? Math.Min(offset, all.Length) : all.TakeWhile(entry => entry.Place.CompareTo(place) >= 0).Count();
        Entry[] part = all[start..(start + Math.Min(limit, all.Length - start))];
        return new NotificationPage(
            [.. part.Select(entry => entry.ToView(inbox))],
            all.Length,
            InboxReading.CountUnread(inbox, log),
            part is [.., var last] && start + part.Length < all.Length ? last.Place.ToText() : null);
    }

    private static Entry[] Merge(InboxState inbox, BroadcastLog log)
    {
        Entry[] all =
        [
            .. inbox.Notifications.Select(own => new Entry(new InboxPlace(own.CreatedAt, own.Id), own, Shared: null)),
            .. log.Broadcasts.Select(shared => new Entry(new InboxPlace(shared.CreatedAt, shared.Id), Own: null, shared)),
        ];
        Array.Sort(all, (one, other) => other.Place.CompareTo(one.Place));
        return all;
    }

    /// <summary>One of the list: exactly one of the two.</summary>
    private readonly record struct Entry(InboxPlace Place, InboxNotification? Own, Broadcast? Shared)
    {
        public NotificationView ToView(InboxState inbox) => Own?.ToView() ?? Shared!.ToNotification(BroadcastMarks.ReadAt(inbox, Shared.Sequence));
    }
}
