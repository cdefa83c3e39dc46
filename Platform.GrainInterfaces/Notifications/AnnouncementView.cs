using System.Collections.Immutable;

namespace Platform.GrainInterfaces.Notifications;

/// <summary>Something that all clients show for a while (reference.md, section 8).</summary>
/// <param name="Id">Its number.</param>
/// <param name="Title">Its title.</param>
/// <param name="Body">What it says.</param>
/// <param name="Type">One of <see cref="NotificationTypes"/>.</param>
/// <param name="StartsAt">From when on it is shown.</param>
/// <param name="EndsAt">Until when; null until it is deleted.</param>
/// <param name="CreatedAt">When it was made.</param>
[GenerateSerializer, Immutable, Alias("platform.notifications.announcement")]
public sealed record AnnouncementView(
    [property: Id(0)] long Id,
    [property: Id(1)] string Title,
    [property: Id(2)] string Body,
    [property: Id(3)] string Type,
    [property: Id(4)] DateTimeOffset StartsAt,
    [property: Id(5)] DateTimeOffset? EndsAt,
    [property: Id(6)] DateTimeOffset CreatedAt)
{
    /// <summary>Whether it is shown at an instant; an end that is reached has ended.</summary>
    /// <param name="now">The instant.</param>
    public bool IsActive(DateTimeOffset now) => StartsAt <= now && (EndsAt is null || EndsAt > now);
}

/// <summary>Announcements.</summary>
/// <param name="Announcements">The one that starts last first.</param>
[GenerateSerializer, Immutable, Alias("platform.notifications.announcements")]
public sealed record AnnouncementList([property: Id(0)] ImmutableArray<AnnouncementView> Announcements);

/// <summary>An announcement to make.</summary>
/// <param name="Title">Its title, 1-128 characters in one line.</param>
/// <param name="Body">What it says, 1-4000 characters; lines may be broken.</param>
/// <param name="Type">One of <see cref="NotificationTypes"/>.</param>
/// <param name="StartsAt">From when on it is shown; null for now.</param>
/// <param name="EndsAt">Until when, behind its start and in the future; null for no end.</param>
[GenerateSerializer, Immutable, Alias("platform.notifications.new-announcement")]
public sealed record NewAnnouncement(
    [property: Id(0)] string Title,
    [property: Id(1)] string Body,
    [property: Id(2)] string Type,
    [property: Id(3)] DateTimeOffset? StartsAt,
    [property: Id(4)] DateTimeOffset? EndsAt);
