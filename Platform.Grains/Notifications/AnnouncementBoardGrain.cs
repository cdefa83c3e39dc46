using Orleans.Concurrency;
using Platform.GrainInterfaces.Notifications;
using Platform.Grains.Statistics;

namespace Platform.Grains.Notifications;

/// <summary>Answers everybody on its silo from one copy of the registry, by the clock.</summary>
[StatelessWorker(1)]
[Reentrant]
internal sealed class AnnouncementBoardGrain : Grain, IAnnouncementBoardGrain
{
    private readonly TimeProvider _clock;
    private readonly KeptReading<AnnouncementList> _copy;

    public AnnouncementBoardGrain(TimeProvider clock)
    {
        _clock = clock;
        _copy = new KeptReading<AnnouncementList>(
            () => GrainFactory.GetGrain<IAnnouncementsGrain>(IAnnouncementsGrain.Key).List(), IAnnouncementsGrain.Lease, clock);
    }

    public async Task<AnnouncementList> GetActive()
    {
        AnnouncementList all = await _copy.Get();
        DateTimeOffset now = _clock.GetUtcNow();
        return new AnnouncementList([.. all.Announcements.Where(announcement => announcement.IsActive(now))]);
    }
}
