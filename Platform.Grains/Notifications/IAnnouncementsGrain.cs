using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Notifications;

/// <summary>The registry of announcements: whoever calls has looked up the actor. Key: <see cref="Key"/>.</summary>
[Alias("platform.notifications.announcement-registry")]
internal interface IAnnouncementsGrain : IGrainWithStringKey
{
    /// <summary>The key of the one registry.</summary>
    const string Key = "announcements:all";

    /// <summary>So long a silo may go by its copy, counted from before it asked for it.</summary>
    static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);

    /// <summary>All of them, also those to come and those over.</summary>
    [Alias("list")]
    [AlwaysInterleave]
    [SafeToRepeat]
    Task<AnnouncementList> List();

    /// <summary>Adds one.</summary>
    /// <param name="actor">The operator.</param>
    /// <param name="announcement">What it says.</param>
    /// <param name="dryRun">True to change nothing.</param>
    [Alias("create")]
    Task<Result<AnnouncementView>> Create(Actor actor, NewAnnouncement announcement, bool dryRun);

    /// <summary>Takes one away.</summary>
    /// <param name="actor">The operator.</param>
    /// <param name="id">Its number.</param>
    /// <param name="dryRun">True to change nothing.</param>
    /// <returns>It, or <see cref="ErrorCodes.NotFound"/>.</returns>
    [Alias("delete")]
    Task<Result<AnnouncementView>> Delete(Actor actor, long id, bool dryRun);
}
