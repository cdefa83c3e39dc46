using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Notifications;

/// <summary>Marking notifications as read (reference.md, section 8).</summary>
/// <param name="Next">The inbox after it.</param>
/// <param name="Notification">What was read.</param>
internal sealed record InboxReading(InboxState Next, NotificationView Notification)
{
    private static readonly Refusal NotFound = new(ErrorCodes.NotFound, "You have no such notification.");
    private static readonly Refusal AlreadyRead = new(ErrorCodes.AlreadyRead, "You marked this notification as read before.");

    /// <summary>How many are unread, his own and broadcasts.</summary>
    /// <param name="inbox">The inbox.</param>
    /// <param name="log">The broadcasts that the user sees.</param>
    public static int CountUnread(InboxState inbox, BroadcastLog log) => inbox.Unread + BroadcastMarks.CountUnread(inbox, log);

    /// <summary>Marks one.</summary>
    /// <param name="inbox">The inbox.</param>
    /// <param name="log">The broadcasts that the user sees.</param>
    /// <param name="id">The notification's number.</param>
    /// <param name="now">The instant.</param>
    /// <returns><see cref="ErrorCodes.NotFound"/> or <see cref="ErrorCodes.AlreadyRead"/>.</returns>
    public static Result<InboxReading> Read(InboxState inbox, BroadcastLog log, long id, DateTimeOffset now)
    {
        if (inbox.Notifications.FirstOrDefault(candidate => candidate.Id == id) is { } notification)
        {
            InboxNotification read = notification with { ReadAt = now };
            return notification.ReadAt is null
                ? new InboxReading(inbox with { Notifications = inbox.Notifications.Replace(notification, read), Unread = inbox.Unread - 1 }, read.ToView())
                : AlreadyRead;
        }

        if (log.Broadcasts.FirstOrDefault(candidate => candidate.Id == id) is not { } broadcast)
        {
            return NotFound;
        }

        return BroadcastMarks.ReadAt(inbox, broadcast.Sequence) is null
            ? new InboxReading(BroadcastMarks.Read(inbox, log, broadcast.Sequence, now), broadcast.ToNotification(now))
            : AlreadyRead;
    }

    /// <summary>Marks all that are unread.</summary>
    /// <param name="inbox">The inbox.</param>
    /// <param name="log">The broadcasts that the user sees.</param>
    /// <param name="now">The instant.</param>
    public static InboxState ReadAll(InboxState inbox, BroadcastLog log, DateTimeOffset now) => BroadcastMarks.ReadAll(inbox, log, now) with
    {
        Notifications = inbox.Unread == 0 ? inbox.Notifications : [.. inbox.Notifications.Select(notification => notification.ReadAt is null ? notification with { ReadAt = now } : notification)],
        Unread = 0,
    };
}
