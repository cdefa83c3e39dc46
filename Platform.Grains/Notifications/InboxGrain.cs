using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Hosting;
using Platform.Grains.Storage;
using Platform.Grains.Time;
using Platform.Grains.Users;

namespace Platform.Grains.Notifications;

/// <summary>One user's inbox: asks the rules, writes what they decide, and stirs those who watch.</summary>
internal sealed class InboxGrain : Grain, IInboxGrain, IKeptInboxGrain
{
    private readonly Stored<InboxState> _stored;
    private readonly Departure _departure;
    private readonly InboxWatchers _watchers;
    private readonly TimeProvider _clock;
    private readonly IdAllocator _ids;
    private readonly UserId _user;
    private DateTimeOffset? _userSince;

    public InboxGrain([PersistentState(StateNames.Inbox)] IPersistentState<InboxState> storage, TimeProvider clock, IdAllocator ids, ILogger<InboxGrain> logger)
    {
        _stored = new Stored<InboxState>(storage, this);
        _departure = new Departure(this);
        _watchers = new InboxWatchers(clock, logger);
        _clock = clock;
        _ids = ids;
        _user = new UserId(this.GetPrimaryKeyLong());
    }

    private InboxState Inbox => _stored.Current;

    public Task<Result<NotificationPage>> List(string? after, int offset, int limit) => Look((inbox, log) => InboxList.Page(inbox, log, after, offset, limit));

    public Task<Result<int>> CountUnread() => Look<int>((inbox, log) => InboxReading.CountUnread(inbox, log));

    public Task<Result<UserEvents>> ReadEvents(string? after, int most) => Look((inbox, log) => InboxEvents.After(inbox, log, after, most));

    public async Task<Result<NotificationView>> Read(long id)
    {
        if (await SeenBroadcasts() is not { } log)
        {
            return UserRefusals.NotFound;
        }

        Result<InboxReading> reading = InboxReading.Read(Inbox, log, id, _clock.StoredNow());
        if (reading.IsRefused)
        {
            return reading.Refusal;
        }

        await Write(reading.Value.Next);
        return reading.Value.Notification;
    }

    public async Task<Result<int>> ReadAll()
    {
        if (await SeenBroadcasts() is not { } log)
        {
            return UserRefusals.NotFound;
        }

        int unread = InboxReading.CountUnread(Inbox, log);
        if (unread > 0)
        {
            await Write(InboxReading.ReadAll(Inbox, log, _clock.StoredNow()));
        }

        return unread;
    }

    public async Task Watch(IInboxObserver observer)
    {
        if (await FindUser() is not null)
        {
            _watchers.Add(observer);
        }
    }

    public Task Unwatch(IInboxObserver observer)
    {
        _watchers.Remove(observer);
        return Task.CompletedTask;
    }

    public async Task Deliver(ImmutableArray<PendingNotification> notifications, ImmutableArray<AccountChange> changes)
    {
        if (await FindUser() is null)
        {
            return;
        }

        ImmutableArray<PendingNotification> newNotifications = InboxDelivery.New(Inbox, notifications);
        ImmutableArray<AccountChange> newChanges = InboxDelivery.New(Inbox, changes);
        if (newNotifications.IsEmpty && newChanges.IsEmpty)
        {
            return;
        }

        var arrived = ImmutableArray.CreateBuilder<InboxNotification>(newNotifications.Length);
        foreach (PendingNotification pending in newNotifications)
        {
            arrived.Add(new InboxNotification
            {
                DeliveryId = pending.Id,
                Id = await _ids.NextNotificationId(),
                Title = pending.Title,
                Body = pending.Body,
                Type = pending.Type,
                CreatedAt = pending.CreatedAt,
            });
        }

        await Write(InboxDelivery.Add(Inbox, arrived.ToImmutable(), newChanges));
        _watchers.Stir();
    }

    public async Task<Result<NotificationView>> Send(Actor actor, NewNotification notification, bool dryRun)
    {
        if (await FindUser() is null)
        {
            return UserRefusals.NotFound;
        }

        if (NotificationTexts.Refuse(notification) is { } refusal)
        {
            return refusal;
        }

        DateTimeOffset now = _clock.StoredNow();
        AuditEvent told = AuditEvent.Done(AuditEvents.NotificationSend, actor.Id, AuditTargets.User, _user.ToString(), now) with
        {
            Metadata = AuditMetadata.Of(("title", notification.Title), ("type", notification.Type)),
        };
        var sent = new InboxNotification
        {
            DeliveryId = told.EventId,
            Id = dryRun ? 0 : await _ids.NextNotificationId(),
            Title = notification.Title,
            Body = notification.Body,
            Type = notification.Type,
            CreatedAt = now,
            CreatedById = actor.Id,
        };
        if (!dryRun)
        {
            await Write(InboxDelivery.Add(Inbox, [sent], changes: []), told);
            _watchers.Stir();
        }

        return sent.ToView();
    }

    public Task Stir()
    {
        _watchers.Stir();
        return Task.CompletedTask;
    }

    public async Task Erase()
    {
        if (_stored.Exists)
        {
            await _stored.Clear();
        }

        // The user says so himself from now on.
        _userSince = null;
        _watchers.Stir();
        _departure.Begin();
    }

    private async Task<Result<T>> Look<T>(Func<InboxState, BroadcastLog, Result<T>> view)
    {
        // The one by which the log is asked for: while it comes, something may be marked by a newer log.
        InboxState inbox = Inbox;
        return await SeenBroadcasts() is { } log ? view(inbox, log) : UserRefusals.NotFound;
    }

    /// <summary>The broadcasts that the user sees; null when there is no such user.</summary>
    private async Task<BroadcastLog?> SeenBroadcasts()
    {
        if (await FindUser() is not { } since)
        {
            return null;
        }

        BroadcastLog log = await GrainFactory.GetGrain<IBroadcastCopyGrain>(0).Read(Inbox.BroadcastVersion);
        return log.Since(since);
    }

    /// <summary>When the user got his account; null when there is no such user.</summary>
    /// <remarks>He may be waiting for this inbox himself: he must be asked nothing that does not interleave.</remarks>
    private async Task<DateTimeOffset?> FindUser()
    {
        _userSince ??= await GrainFactory.GetGrain<IOperatedUserGrain>(_user.Value).GetCreatedAt();
        if (_userSince is null)
        {
            _departure.Begin();
        }

        return _userSince;
    }

    private Task Write(InboxState next, params ImmutableArray<AuditEvent> told) => _stored.Write(next with { Outbox = told });
}
