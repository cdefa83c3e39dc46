using System.Collections.Immutable;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;

namespace Platform.Grains.Notifications;

/// <summary>All announcements that were not deleted.</summary>
internal sealed record AnnouncementsState : IAuditedState
{
    /// <summary>The number of the next one.</summary>
    public long NextId { get; init; } = 1;

    /// <summary>Oldest first.</summary>
    public ImmutableArray<Announcement> Announcements { get; init; } = [];

    public ImmutableArray<AuditEvent> Outbox { get; init; } = [];

    /// <summary>All of them, the one that starts last first.</summary>
    public AnnouncementList ToList() =>
        new([.. Announcements.Select(announcement => announcement.ToView()).OrderByDescending(view => view.StartsAt).ThenByDescending(view => view.Id)]);
}

/// <summary>One announcement.</summary>
internal sealed record Announcement
{
    public long Id { get; init; }

    public string Title { get; init; } = "";

    public string Body { get; init; } = "";

    public string Type { get; init; } = NotificationTypes.Info;

    public DateTimeOffset StartsAt { get; init; }

    public DateTimeOffset? EndsAt { get; init; }

    public UserId CreatedById { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public AnnouncementView ToView() => new(Id, Title, Body, Type, StartsAt, EndsAt, CreatedAt);
}
