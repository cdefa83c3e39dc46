using Platform.Admin.Output;
using Platform.GrainInterfaces.Notifications;

namespace Platform.Admin.Notifications;

/// <summary>Announcements in the words of the console.</summary>
internal static class AnnouncementWords
{
    /// <summary>When an announcement is shown.</summary>
    /// <param name="announcement">The announcement.</param>
    public static string When(AnnouncementView announcement) =>
        $"shown from {UtcTime.Exact(announcement.StartsAt)} {(announcement.EndsAt is { } end ? "until " + UtcTime.Exact(end) : "until it is deleted")}";

    /// <summary>An announcement as the target of a dry run.</summary>
    /// <param name="id">Its number; null where it has none yet.</param>
    /// <param name="title">Its title; null where it is not known.</param>
    public static Facet Target(long? id, string? title) => new(
        $"announcement {(id is null ? title : title is null ? id : $"{id} ({title})")}",
        new { type = "announcement", id, title });
}
