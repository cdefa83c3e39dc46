using System.Collections.Immutable;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Notifications;

namespace Platform.Tests.Notifications;

/// <summary>Inboxes and logs as tests fill them.</summary>
internal static class Inboxes
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static InboxNotification Notification(long id, DateTimeOffset createdAt) =>
        new() { DeliveryId = Delivery(id), Id = id, Title = $"title {id}", Body = "body", CreatedAt = createdAt };

    public static PendingNotification Pending(long id, DateTimeOffset createdAt) =>
        new() { Id = Delivery(id), Title = $"title {id}", Body = "body", CreatedAt = createdAt };

    public static AccountChange Change(long id, DateTimeOffset createdAt) => new() { Id = Delivery(id), CreatedAt = createdAt };

    /// <summary>An inbox to which one is sent.</summary>
    public static InboxState With(this InboxState inbox, long id, DateTimeOffset createdAt) => InboxDelivery.Add(inbox, [Notification(id, createdAt)], []);

    /// <summary>An inbox that has its notifications, numbered from 1, one a second.</summary>
    public static InboxState Filled(int notifications) => InboxDelivery.Add(
        new InboxState(), [.. Enumerable.Range(1, notifications).Select(id => Notification(id, Start.AddSeconds(id)))], []);

    /// <summary>A log to which one is added.</summary>
    public static BroadcastLog With(this BroadcastLog log, long id, DateTimeOffset createdAt) =>
        BroadcastRules.Add(log, id, new NewNotification($"title {id}", "body", NotificationTypes.Info), new UserId(3), createdAt);

    /// <summary>A log whose broadcasts are numbered from 1,001, one a second.</summary>
    public static BroadcastLog Log(int broadcasts) =>
        Enumerable.Range(1, broadcasts).Aggregate(BroadcastLog.Empty, (log, number) => log.With(1_000 + number, Start.AddSeconds(number)));

    /// <summary>The whole list.</summary>
    public static ImmutableArray<NotificationView> All(this InboxState inbox, BroadcastLog log) => InboxList.Page(inbox, log, null, 0, int.MaxValue).Value!.Notifications;

    private static Guid Delivery(long id) => new((int)id, 0, 0, new byte[8]);
}
