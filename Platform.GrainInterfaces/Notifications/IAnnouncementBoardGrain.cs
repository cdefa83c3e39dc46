namespace Platform.GrainInterfaces.Notifications;

/// <summary>What everybody may read of the announcements; a worker on each silo keeps a copy for a moment and goes by the clock. Key 0.</summary>
[Alias("platform.notifications.announcement-board")]
public interface IAnnouncementBoardGrain : IGrainWithIntegerKey
{
    /// <summary>The announcements that are shown now.</summary>
    [Alias("active")]
    Task<AnnouncementList> GetActive();
}
