using System.Globalization;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Audit;
using Platform.Grains.Storage;
using Platform.Grains.Time;

namespace Platform.Grains.Notifications;

/// <summary>The registry of announcements.</summary>
internal sealed class AnnouncementsGrain : Grain, IAnnouncementsGrain
{
    private readonly Stored<AnnouncementsState> _stored;
    private readonly TimeProvider _clock;

    public AnnouncementsGrain([PersistentState(StateNames.Announcements)] IPersistentState<AnnouncementsState> storage, TimeProvider clock)
    {
        _stored = new Stored<AnnouncementsState>(storage, this);
        _clock = clock;
    }

    public Task<AnnouncementList> List() => Task.FromResult(_stored.Current.ToList());

    public async Task<Result<AnnouncementView>> Create(Actor actor, NewAnnouncement announcement, bool dryRun)
    {
        DateTimeOffset now = _clock.StoredNow();
        Result<AnnouncementsState> added = AnnouncementRules.Add(_stored.Current, announcement, actor.Id, now);
        if (added.IsRefused)
        {
            return added.Refusal;
        }

        AnnouncementView created = added.Value.Announcements[^1].ToView();
        if (dryRun)
        {
            return created with { Id = 0 };
        }

        await _stored.Write(added.Value with { Outbox = [Told(AuditEvents.AnnouncementCreate, actor, created, now)] });
        return created;
    }

    public async Task<Result<AnnouncementView>> Delete(Actor actor, long id, bool dryRun)
    {
        if (_stored.Current.Announcements.FirstOrDefault(candidate => candidate.Id == id) is not { } announcement)
        {
            return new Refusal(ErrorCodes.NotFound, "There is no such announcement.");
        }

        if (!dryRun)
        {
            await _stored.Write(_stored.Current with
            {
                Announcements = _stored.Current.Announcements.Remove(announcement),
                Outbox = [Told(AuditEvents.AnnouncementDelete, actor, announcement.ToView(), _clock.StoredNow())],
            });
        }

        return announcement.ToView();
    }

    private static AuditEvent Told(string name, Actor actor, AnnouncementView announcement, DateTimeOffset now) =>
        AuditEvent.Done(name, actor.Id, AuditTargets.Announcement, announcement.Id.ToString(CultureInfo.InvariantCulture), now) with
        {
            Metadata = AuditMetadata.Of(("title", announcement.Title), ("type", announcement.Type)),
        };
}
