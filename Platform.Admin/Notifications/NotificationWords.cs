using Platform.Admin.Output;
using Platform.GrainInterfaces.Notifications;

namespace Platform.Admin.Notifications;

/// <summary>Notifications in the words of the console.</summary>
internal static class NotificationWords
{
    /// <summary>What a notification to one user says.</summary>
    /// <param name="notification">The notification.</param>
    public static Facet Of(NotificationView notification) => new(Said(notification.Type, notification.Title, notification.Body), notification);

    /// <summary>What a broadcast says.</summary>
    /// <param name="broadcast">The broadcast.</param>
    public static Facet Of(BroadcastView broadcast) => new(Said(broadcast.Type, broadcast.Title, broadcast.Body), broadcast);

    /// <summary>A broadcast as the target of a dry run.</summary>
    /// <param name="id">Its number; null where it has none yet.</param>
    /// <param name="title">Its title; null where it is not known.</param>
    public static Facet Target(long? id, string? title) => new(
        $"broadcast {(id is null ? title : title is null ? id : $"{id} ({title})")}",
        new { type = "broadcast", id, title });

    private static string Said(string type, string title, string body) => $"{type}: {title}; {body}";
}
