using System.Collections.Immutable;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Notifications;

/// <summary>What may be announced (reference.md, section 8).</summary>
internal static class AnnouncementRules
{
    /// <summary>Announcements kept at the same time; all of them are in the memory of every silo.</summary>
    public const int Most = 200;

    private static readonly Refusal TooMany = new(ErrorCodes.Conflict, $"There are {Most} announcements already; delete some that are over.");

    /// <summary>Adds an announcement.</summary>
    /// <param name="all">Those there are.</param>
    /// <param name="announcement">What to announce.</param>
    /// <param name="author">Who announces it.</param>
    /// <param name="now">The instant.</param>
    /// <returns>All with the new one as the last, or a refusal that names every bad field.</returns>
    public static Result<AnnouncementsState> Add(AnnouncementsState all, NewAnnouncement announcement, UserId author, DateTimeOffset now)
    {
        DateTimeOffset startsAt = announcement.StartsAt?.ToUniversalTime() ?? now;
        ImmutableSortedDictionary<string, ImmutableArray<string>> problems = NotificationTexts.Problems(announcement.Title, announcement.Body, announcement.Type);
        if (announcement.EndsAt is { } end && (end <= now || end <= startsAt))
        {
            problems = problems.Add("ends_at", ["Must lie in the future and behind the start."]);
        }

        if (!problems.IsEmpty)
        {
            return Refusal.OfFields(problems);
        }

        if (all.Announcements.Length >= Most)
        {
            return TooMany;
        }

        return all with
        {
            NextId = all.NextId + 1,
            Announcements = all.Announcements.Add(new Announcement
            {
                Id = all.NextId,
                Title = announcement.Title,
                Body = announcement.Body,
                Type = announcement.Type,
                StartsAt = startsAt,
                EndsAt = announcement.EndsAt?.ToUniversalTime(),
                CreatedById = author,
                CreatedAt = now,
            }),
        };
    }
}
