using System.Globalization;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Permissions;
using Platform.Grains.Storage;
using Platform.Grains.Users;

namespace Platform.Grains.Notifications;

/// <summary>The console's door to notifications; it waits with the answer about a broadcast, so that the log need not.</summary>
[StatelessWorker]
internal sealed class NotificationConsoleGrain(OperatorGate gate, OperatorDesk desk) : Grain, INotificationConsoleGrain
{
    private IBroadcastsGrain Log => GrainFactory.GetGrain<IBroadcastsGrain>(IBroadcastsGrain.Key);

    public async Task<Result<NotificationView>> Send(Secret session, string user, NewNotification notification, bool dryRun)
    {
        Result<UserId> found = await gate.Find(user);
        var attempt = new Attempt(AuditEvents.NotificationSend, AuditTargets.User, found.IsRefused ? user : found.Value.ToString());
        return await desk.Do(
            session, attempt, dryRun, async actor => found.IsRefused ? found.Refusal : await Send(actor, found.Value, notification, dryRun));
    }

    public async Task<Result<BroadcastView>> Broadcast(Secret session, NewNotification notification, bool dryRun)
    {
        var attempt = new Attempt(AuditEvents.NotificationBroadcast, AuditTargets.Broadcast, notification.Title);
        return await desk.Do(session, attempt, dryRun, actor => Log.Add(actor, notification, dryRun)).WhenCopiesRanOut(IBroadcastsGrain.Lease, dryRun);
    }

    public async Task<Result<BroadcastList>> ListBroadcasts(Secret session)
    {
        Result<Actor> viewer = await gate.Admit(session);
        if (viewer.IsRefused)
        {
            return viewer.Refusal;
        }

        BroadcastLog? log = await Log.ReadNewerThan(version: -1);
        return new BroadcastList([.. log!.Broadcasts.Reverse().Select(broadcast => broadcast.ToView())]);
    }

    public async Task<Result<BroadcastView>> Withdraw(Secret session, long id, bool dryRun)
    {
        var attempt = new Attempt(AuditEvents.NotificationBroadcast, AuditTargets.Broadcast, id.ToString(CultureInfo.InvariantCulture));
        return await desk.Do(session, attempt, dryRun, actor => Log.Withdraw(actor, id, dryRun)).WhenCopiesRanOut(IBroadcastsGrain.Lease, dryRun);
    }

    private async Task<Result<NotificationView>> Send(Actor actor, UserId user, NewNotification notification, bool dryRun)
    {
        if (await GrainFactory.GetGrain<IOperatedUserGrain>(user.Value).GetStanding() is not { } standing)
        {
            return UserRefusals.NotFound;
        }

        return Hierarchy.RefuseActingOn(actor, user, standing.Level) is { } refusal
            ? refusal
            : await GrainFactory.GetGrain<IKeptInboxGrain>(user.Value).Send(actor, notification, dryRun);
    }
}
