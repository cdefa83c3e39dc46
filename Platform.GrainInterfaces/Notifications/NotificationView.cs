using System.Collections.Immutable;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Notifications;

/// <summary>Something that a user is told (reference.md, section 8).</summary>
/// <param name="Id">Its number, unlike that of any other notification or broadcast.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">What it says.</param>
/// <param name="Type">One of <see cref="NotificationTypes"/>.</param>
/// <param name="ReadAt">When he marked it as read; null while unread.</param>
/// <param name="CreatedAt">When it was sent.</param>
/// <param name="CreatedBy">The operator who sent it; null for the platform itself.</param>
[GenerateSerializer, Immutable, Alias("platform.notifications.view")]
public sealed record NotificationView(
    [property: Id(0)] long Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string Body,
    [property: Id(3)] string Type,
    [property: Id(4)] DateTimeOffset? ReadAt,
    [property: Id(5)] DateTimeOffset CreatedAt,
    [property: Id(6)] UserId? CreatedBy);

/// <summary>A part of a user's notifications, targeted ones and broadcasts together.</summary>
/// <param name="Notifications">Newest first.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Unread">How many of all are unread.</param>
/// <param name="Next">Where the next page begins however the list changes meanwhile; null on the last page.</param>
[GenerateSerializer, Immutable, Alias("platform.notifications.page")]
public sealed record NotificationPage(
    [property: Id(0)] ImmutableArray<NotificationView> Notifications, [property: Id(1)] int Total, [property: Id(2)] int Unread, [property: Id(3)] string? Next);

/// <summary>What an operator wants to tell one user, or all.</summary>
/// <param name="Title">Its title, 1 to 128 characters.</param>
/// <param name="Body">What it says, 1 to 4000 characters.</param>
/// <param name="Type">One of <see cref="NotificationTypes"/>.</param>
[GenerateSerializer, Immutable, Alias("platform.notifications.new")]
public sealed record NewNotification([property: Id(0)] string Title, [property: Id(1)] string Body, [property: Id(2)] string Type);
