using System.Collections.Immutable;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Subscriptions;

namespace Platform.Grains.Notifications;

/// <summary>What happened to a user after a cursor, each with the cursor that goes on exactly behind it.</summary>
internal static class InboxEvents
{
    private static readonly Refusal BadCursor = Refusal.OfField("last_event_id", "Must be the id of an event that was told before.");

    /// <summary>A part of what happened.</summary>
    /// <param name="inbox">The inbox.</param>
    /// <param name="log">The broadcasts that the user sees.</param>
    /// <param name="after">The cursor; null for now.</param>
    /// <param name="most">Events at the most.</param>
    /// <returns>A refusal for a text that was never a cursor.</returns>
    public static Result<UserEvents> After(InboxState inbox, BroadcastLog log, string? after, int most)
    {
        if (after is null)
        {
            return new UserEvents([], new EventCursor(inbox.LastSequence, log.LastSequence).ToText(), HasMore: false, HasGap: false);
        }

        if (EventCursor.Parse(after) is not { } cursor)
        {
            return BadCursor;
        }

        if (cursor.Inbox > inbox.LastSequence)
        {
            // Nothing was ever told from there: the inbox is one from before, as it comes back from a backup.
            return new UserEvents([], new EventCursor(inbox.LastSequence, log.LastSequence).ToText(), HasMore: false, HasGap: true);
        }

        UserEvent[] events = [.. Walk(inbox, log, cursor).Take(Math.Max(0, most) + 1)];
        ImmutableArray<UserEvent> told = [.. events.Take(most)];
        bool hasGap = cursor.Inbox < inbox.TrimmedSequence || cursor.Broadcasts < log.TrimmedSequence;
        return new UserEvents(told, told is [.., var last] ? last.Id : after, events.Length > told.Length, hasGap);
    }

    /// <summary>
    /// Goes through both, the older one of the two that are next first. Neither is told out of its own order, so that the last places told of both say
    /// which events were told, whatever came meanwhile.
    /// </summary>
    private static IEnumerable<UserEvent> Walk(InboxState inbox, BroadcastLog log, EventCursor cursor)
    {
        InboxEvent[] own = [.. Own(inbox, cursor.Inbox)];
        int nextOwn = 0;
        int nextShared = log.FirstBehind(cursor.Broadcasts);
        while (nextOwn < own.Length || nextShared < log.Broadcasts.Length)
        {
            if (nextShared == log.Broadcasts.Length || (nextOwn < own.Length && own[nextOwn].CreatedAt <= log.Broadcasts[nextShared].CreatedAt))
            {
                InboxEvent next = own[nextOwn++];
                cursor = cursor with { Inbox = next.Sequence };
                yield return next.Event with { Id = cursor.ToText() };
            }
            else
            {
                Broadcast next = log.Broadcasts[nextShared++];
                cursor = cursor with { Broadcasts = next.Sequence };
                yield return new UserEvent(cursor.ToText(), next.ToNotification(BroadcastMarks.ReadAt(inbox, next.Sequence)), Restriction: null, Subscription: null);
            }
        }
    }

    private static IEnumerable<InboxEvent> Own(InboxState inbox, long after) =>
        inbox.Notifications.Where(notification => notification.Sequence > after).Select(Of)
            .Concat(inbox.Changes.Where(change => change.Sequence > after).Select(Of))
            .OrderBy(happened => happened.Sequence);

    private static InboxEvent Of(InboxNotification notification) =>
        new(notification.Sequence, notification.CreatedAt, new UserEvent("", notification.ToView(), Restriction: null, Subscription: null));

    private static InboxEvent Of(InboxChange kept)
    {
        AccountChange change = kept.Change;
        return new InboxEvent(kept.Sequence, change.CreatedAt, change.Kind == AccountChangeKind.Restriction
            ? new UserEvent("", Notification: null, new RestrictionEvent(change.State, change.RestrictedUntil), Subscription: null)
            : new UserEvent(
                "",
                Notification: null,
                Restriction: null,
                new SubscriptionEvent(change.Tier, change.SubscriptionExpiresAt, SubscriptionRules.HasPremium(change.Tier))));
    }

    /// <summary>Something that happened to this user alone; its id depends on the walk.</summary>
    private sealed record InboxEvent(long Sequence, DateTimeOffset CreatedAt, UserEvent Event);
}
