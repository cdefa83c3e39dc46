using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Notifications;

/// <summary>The console's door to announcements (reference.md, section 10); for Admins and Owners. Key 0.</summary>
[Alias("platform.notifications.announcement-console")]
public interface IAnnouncementConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>Makes an announcement; everybody sees it from the answer on, or from its start.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="announcement">What it says.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <returns>The announcement, with id 0 in a dry run; <see cref="ErrorCodes.ValidationFailed"/>, <see cref="ErrorCodes.Conflict"/> or <see cref="ErrorCodes.Forbidden"/>.</returns>
    [Alias("create")]
    Task<Result<AnnouncementView>> Create(Secret session, NewAnnouncement announcement, bool dryRun);

    /// <summary>All announcements that were not deleted: also those to come, and those over.</summary>
    /// <param name="session">The operator's session token.</param>
    [Alias("list")]
    Task<Result<AnnouncementList>> List(Secret session);

    /// <summary>Takes an announcement away; nobody sees it from the answer on.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="id">Its number.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <returns>The announcement as it was; <see cref="ErrorCodes.NotFound"/> or <see cref="ErrorCodes.Forbidden"/>.</returns>
    [Alias("delete")]
    Task<Result<AnnouncementView>> Delete(Secret session, long id, bool dryRun);
}
