using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Notifications;

/// <summary>Notifications as the reference shows them.</summary>
internal static class NotificationExamples
{
    /// <summary>One that was read.</summary>
    public static NotificationView Notification { get; } = new(
        501, "Welcome", "Your account is ready.", NotificationTypes.Success, ReadAt: ExampleTimes.Now, ExampleTimes.Beginning, new UserId(1));

    /// <summary>All there are.</summary>
    public static NotificationsAnswer All { get; } = new([Notification], Total: 1, Unread: 0, Offset: 0, Limit: 50);

    /// <summary>What is announced to everybody.</summary>
    public static AnnouncementView Announcement { get; } = new(
        9, "Maintenance", "The platform restarts on Sunday at three.", NotificationTypes.Info, ExampleTimes.Beginning, ExampleTimes.End, ExampleTimes.Beginning);

    /// <summary>The beginning of a stream.</summary>
    public const string Stream = "retry: 2000\n\nid: 7.1\nevent: ready\ndata: {}\n\n";
}
