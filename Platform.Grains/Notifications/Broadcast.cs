using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Notifications;

/// <summary>One notification to everybody.</summary>
[GenerateSerializer, Immutable, Alias("platform.notifications.kept-broadcast")]
internal sealed record Broadcast
{
    /// <summary>Its place in the log; later ones have higher numbers, and none is given twice.</summary>
    [Id(0)]
    public long Sequence { get; init; }

    /// <summary>Its number among all notifications.</summary>
    [Id(1)]
    public long Id { get; init; }

    [Id(2)]
    public string Title { get; init; } = "";

    [Id(3)]
    public string Body { get; init; } = "";

    [Id(4)]
    public string Type { get; init; } = NotificationTypes.Info;

    [Id(5)]
    public UserId CreatedById { get; init; }

    [Id(6)]
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>As operators see it.</summary>
    public BroadcastView ToView() => new(Id, Title, Body, Type, CreatedAt, CreatedById);

    /// <summary>As a user sees it among his notifications.</summary>
    /// <param name="readAt">When he read it; null while unread.</param>
    public NotificationView ToNotification(DateTimeOffset? readAt) => new(Id, Title, Body, Type, readAt, CreatedAt, CreatedById);
}
