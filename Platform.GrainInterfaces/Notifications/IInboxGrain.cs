using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Results;

namespace Platform.GrainInterfaces.Notifications;

/// <summary>What one user is told: the latest 500 notifications that were sent to him alone, the broadcasts since he has his account, and what he has read of both (reference.md, section 8). Key: his id.</summary>
/// <remarks>Of a user that does not exist every call is <see cref="ErrorCodes.NotFound"/>.</remarks>
[Alias("platform.notifications.inbox")]
public interface IInboxGrain : IGrainWithIntegerKey
{
    /// <summary>A part of them, newest first.</summary>
    /// <param name="after">Where the page before ended, as <see cref="NotificationPage.Next"/> told it; null to go by the offset.</param>
    /// <param name="offset">Notifications to leave out in front.</param>
    /// <param name="limit">Notifications at the most.</param>
    /// <returns><see cref="ErrorCodes.ValidationFailed"/> for an unreadable <paramref name="after"/>.</returns>
    [Alias("list")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<NotificationPage>> List(string? after, int offset, int limit);

    /// <summary>How many are unread.</summary>
    [Alias("count-unread")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<int>> CountUnread();

    /// <summary>Marks one as read.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>It; <see cref="ErrorCodes.AlreadyRead"/>, or <see cref="ErrorCodes.NotFound"/> for one that is not his.</returns>
    [Alias("read")]
    Task<Result<NotificationView>> Read(long id);

    /// <summary>Marks all as read.</summary>
    /// <returns>How many were unread.</returns>
    [Alias("read-all")]
    Task<Result<int>> ReadAll();

    /// <summary>What happened to the user after an event, in order; each event of a user appears once in any walk from cursor to cursor.</summary>
    /// <param name="after">The id of that event, or <see cref="UserEvents.Cursor"/> of the reading before; null to learn where now is.</param>
    /// <param name="most">Events at the most.</param>
    /// <returns><see cref="ErrorCodes.ValidationFailed"/> for an unreadable <paramref name="after"/>.</returns>
    [Alias("events")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<Result<UserEvents>> ReadEvents(string? after, int most);

    /// <summary>Has a gateway told, until some seconds after its last call of this, that there may be new events or that a session of the user may have ended.</summary>
    /// <param name="observer">Who wants to know.</param>
    [Alias("watch")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task Watch(IInboxObserver observer);

    /// <summary>Ends what <see cref="Watch"/> began.</summary>
    /// <param name="observer">Who wanted to know.</param>
    [Alias("unwatch")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task Unwatch(IInboxObserver observer);
}

/// <summary>A gateway that passes a user's events on.</summary>
[Alias("platform.notifications.inbox-observer")]
public interface IInboxObserver : IGrainObserver
{
    /// <summary>Something may have happened: read the events, and ask whether the session still lives. Never waited for, and may be lost: the gateway looks by itself from time to time.</summary>
    [Alias("stir")]
    [OneWay]
    Task Stir();
}
