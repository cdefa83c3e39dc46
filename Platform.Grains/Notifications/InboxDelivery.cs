using System.Collections.Immutable;

namespace Platform.Grains.Notifications;

/// <summary>What comes into an inbox: each delivery once, the oldest leaves when there is no room (reference.md, section 8).</summary>
internal static class InboxDelivery
{
    /// <summary>Notifications kept.</summary>
    public const int MostNotifications = 500;

    /// <summary>Account changes kept; those who watch are there within seconds, or load the account anew.</summary>
    public const int MostChanges = 100;

    /// <summary>Those of a delivery that the inbox has not taken in yet.</summary>
    public static ImmutableArray<PendingNotification> New(InboxState inbox, ImmutableArray<PendingNotification> delivered)
    {
        HashSet<Guid> known = [.. inbox.Notifications.Select(notification => notification.DeliveryId)];
        return [.. delivered.Where(notification => known.Add(notification.Id))];
    }

    /// <summary>Those of a delivery that the inbox has not taken in yet.</summary>
    public static ImmutableArray<AccountChange> New(InboxState inbox, ImmutableArray<AccountChange> delivered)
    {
        HashSet<Guid> known = [.. inbox.Changes.Select(kept => kept.Change.Id)];
        return [.. delivered.Where(change => known.Add(change.Id))];
    }

    /// <summary>Takes in what is new, in the order in which it happened.</summary>
    /// <param name="inbox">The inbox.</param>
    /// <param name="notifications">New notifications; their places are given here.</param>
    /// <param name="changes">New changes.</param>
    public static InboxState Add(InboxState inbox, ImmutableArray<InboxNotification> notifications, ImmutableArray<AccountChange> changes)
    {
        int nextNotification = 0;
        int nextChange = 0;
        long sequence = inbox.LastSequence;
        var addedNotifications = ImmutableArray.CreateBuilder<InboxNotification>(notifications.Length);
        var addedChanges = ImmutableArray.CreateBuilder<InboxChange>(changes.Length);
        while (nextNotification < notifications.Length || nextChange < changes.Length)
        {
            sequence++;
            if (nextChange == changes.Length
                || (nextNotification < notifications.Length && notifications[nextNotification].CreatedAt <= changes[nextChange].CreatedAt))
            {
                addedNotifications.Add(notifications[nextNotification++] with { Sequence = sequence });
            }
            else
            {
                addedChanges.Add(new InboxChange { Sequence = sequence, Change = changes[nextChange++] });
            }
        }

        return Trim(inbox with
        {
            LastSequence = sequence,
            Notifications = inbox.Notifications.AddRange(addedNotifications),
            Unread = inbox.Unread + notifications.Length,
            Changes = inbox.Changes.AddRange(addedChanges),
        });
    }

    private static InboxState Trim(InboxState inbox)
    {
        int leavingNotifications = Math.Max(0, inbox.Notifications.Length - MostNotifications);
        int leavingChanges = Math.Max(0, inbox.Changes.Length - MostChanges);
        long trimmed = inbox.TrimmedSequence;
        if (leavingNotifications > 0)
        {
            trimmed = Math.Max(trimmed, inbox.Notifications[leavingNotifications - 1].Sequence);
        }

        if (leavingChanges > 0)
        {
            trimmed = Math.Max(trimmed, inbox.Changes[leavingChanges - 1].Sequence);
        }

        return inbox with
        {
            TrimmedSequence = trimmed,
            Unread = inbox.Unread - inbox.Notifications.Take(leavingNotifications).Count(notification => notification.ReadAt is null),
            Notifications = inbox.Notifications[leavingNotifications..],
            Changes = inbox.Changes[leavingChanges..],
        };
    }
}
