using System.Globalization;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Audit;
using Platform.Grains.Storage;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.Notifications;

/// <summary>The log of broadcasts: one row, however many users read it.</summary>
internal sealed class BroadcastsGrain : Grain, IBroadcastsGrain
{
    private readonly Stored<BroadcastsState> _stored;
    private readonly TimeProvider _clock;
    private readonly IdAllocator _ids;

    public BroadcastsGrain([PersistentState(StateNames.Broadcasts)] IPersistentState<BroadcastsState> storage, TimeProvider clock, IdAllocator ids)
    {
        _stored = new Stored<BroadcastsState>(storage, this);
        _clock = clock;
        _ids = ids;
    }

    private BroadcastLog Log => _stored.Current.Log;

    public Task<BroadcastLog?> ReadNewerThan(long version) => Task.FromResult(Log.Version > version ? Log : null);

    public async Task<Result<BroadcastView>> Add(Actor actor, NewNotification notification, bool dryRun)
    {
        if (NotificationTexts.Refuse(notification) is { } refusal)
        {
            return refusal;
        }

        long id = dryRun ? 0 : await _ids.NextNotificationId();
        DateTimeOffset now = _clock.StoredNow();
        BroadcastLog next = BroadcastRules.Add(Log, id, notification, actor.Id, now);
        BroadcastView added = next.Broadcasts[^1].ToView();
        if (!dryRun)
        {
            await Write(next, Told(actor, added, isWithdrawn: false, now));
        }

        return added;
    }

    public async Task<Result<BroadcastView>> Withdraw(Actor actor, long id, bool dryRun)
    {
        if (Log.Broadcasts.FirstOrDefault(candidate => candidate.Id == id) is not { } broadcast)
        {
            return new Refusal(ErrorCodes.NotFound, "There is no such broadcast.");
        }

        BroadcastView withdrawn = broadcast.ToView();
        if (!dryRun)
        {
            await Write(BroadcastRules.Withdraw(Log, broadcast), Told(actor, withdrawn, isWithdrawn: true, _clock.StoredNow()));
        }

        return withdrawn;
    }

    private Task Write(BroadcastLog next, AuditEvent told) => _stored.Write(new BroadcastsState { Log = next, Outbox = [told] });

    private static AuditEvent Told(Actor actor, BroadcastView broadcast, bool isWithdrawn, DateTimeOffset now) =>
        AuditEvent.Done(AuditEvents.NotificationBroadcast, actor.Id, AuditTargets.Broadcast, broadcast.Id.ToString(CultureInfo.InvariantCulture), now) with
        {
            Metadata = AuditMetadata.Of(("title", broadcast.Title), ("type", broadcast.Type), ("withdrawn", isWithdrawn ? "true" : null)),
        };
}
