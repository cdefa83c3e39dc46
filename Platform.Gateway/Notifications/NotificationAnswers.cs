using System.Collections.Immutable;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Notifications;

namespace Platform.Gateway.Notifications;

/// <summary>What <c>GET /notifications</c> answers.</summary>
/// <param name="Notifications">The part asked for, newest first.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Unread">How many of all are unread.</param>
/// <param name="Offset">Notifications in front of this part, as asked.</param>
/// <param name="Limit">Notifications at the most, as asked.</param>
internal sealed record NotificationsAnswer(ImmutableArray<NotificationView> Notifications, int Total, int Unread, int Offset, int Limit)
{
    /// <summary>Shows a part of a user's notifications.</summary>
    /// <param name="part">The part.</param>
    /// <param name="page">How it was asked for.</param>
    public static NotificationsAnswer Of(NotificationPage part, PageRequest page) =>
        new(part.Notifications, part.Total, part.Unread, page.Offset, page.Limit);
}

/// <summary>What <c>GET /notifications/unread-count</c> answers.</summary>
/// <param name="Unread">How many are unread.</param>
internal sealed record UnreadCountAnswer(int Unread);

/// <summary>What <c>POST /notifications/read-all</c> answers.</summary>
/// <param name="Read">How many were unread before.</param>
internal sealed record AllReadAnswer(int Read);
