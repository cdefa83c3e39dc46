using System.Globalization;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.Grains.Audit;
using Platform.Grains.Permissions;
using Platform.Grains.Storage;

namespace Platform.Grains.Notifications;

/// <summary>The console's door to announcements; it waits with its answer, so that the registry need not.</summary>
[StatelessWorker]
internal sealed class AnnouncementConsoleGrain(OperatorGate gate, OperatorDesk desk) : Grain, IAnnouncementConsoleGrain
{
    private IAnnouncementsGrain Registry => GrainFactory.GetGrain<IAnnouncementsGrain>(IAnnouncementsGrain.Key);

    public async Task<Result<AnnouncementView>> Create(Secret session, NewAnnouncement announcement, bool dryRun)
    {
        var attempt = new Attempt(AuditEvents.AnnouncementCreate, AuditTargets.Announcement, announcement.Title);
        return await desk.Do(session, attempt, dryRun, actor => Registry.Create(actor, announcement, dryRun)).WhenCopiesRanOut(IAnnouncementsGrain.Lease, dryRun);
    }

    public async Task<Result<AnnouncementList>> List(Secret session)
    {
        Result<Actor> viewer = await gate.Admit(session);
        return viewer.IsRefused ? viewer.Refusal : await Registry.List();
    }

    public async Task<Result<AnnouncementView>> Delete(Secret session, long id, bool dryRun)
    {
        var attempt = new Attempt(AuditEvents.AnnouncementDelete, AuditTargets.Announcement, id.ToString(CultureInfo.InvariantCulture));
        return await desk.Do(session, attempt, dryRun, actor => Registry.Delete(actor, id, dryRun)).WhenCopiesRanOut(IAnnouncementsGrain.Lease, dryRun);
    }
}
