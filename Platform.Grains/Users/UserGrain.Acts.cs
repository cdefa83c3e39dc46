using System.Collections.Immutable;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Chats;
using Platform.Grains.Notifications;
using Platform.Grains.Permissions;
using Platform.Grains.Sessions;

namespace Platform.Grains.Users;

/// <content>What operators do to a user.</content>
internal sealed partial class UserGrain
{
    public Task<Result<UserActOutcome>> Act(Actor actor, UserAct act, bool ownersAgree, bool dryRun) => Change(
        actor,
        UserActs.EndsSessions(act),
        dryRun,
        (user, now) => !ownersAgree && user.PermissionLevel == PermissionLevel.Owner && UserActs.TakesOwner(act)
            ? new Refusal(ErrorCodes.Conflict, "The user has just become an Owner; try again.")
            : UserActs.Decide(user, actor, act, now),
        (before, after, now) => UserActEvents.Done(actor, act, before, after, now));

    public Task<Result<UserActOutcome>> BecomeOwner(bool dryRun) => Change(
        Actor.OperatorKey,
        endsSessions: false,
        dryRun,
        (user, now) => user.PermissionLevel == PermissionLevel.Owner
            ? new Refusal(ErrorCodes.Conflict, "The user is an Owner already.")
            : LevelChanges.Apply(user, PermissionLevel.Owner, changedBy: null, now),
        (before, after, now) => AuditEvent.Done(AuditEvents.OwnerBootstrap, actor: null, AuditTargets.User, _id.ToString(), now) with
        {
            Metadata = AuditMetadata.Of(("old_level", AuditMetadata.Number(before.PermissionLevel))),
        });

    public async Task Notify(PendingNotification notification)
    {
        if (Found() && User.Notifications.All(other => other.Id != notification.Id))
        {
            await Write(User with { Notifications = PendingNotifications.Add(User.Notifications, notification) });
        }
    }

    private async Task<Result<UserActOutcome>> Change(
        Actor viewer,
        bool endsSessions,
        bool dryRun,
        Func<UserState, DateTimeOffset, Result<UserState>> decide,
        Func<UserState, UserState, DateTimeOffset, AuditEvent> tell)
    {
        if (!Found())
        {
            return UserRefusals.NotFound;
        }

        // An act that could not tell every session is repeated until it could, so it must not be answered before they heard of it.
        await TellSessions();
        Belongings belongings = await ListBelongings();
        UserSessions sessions = SessionRules.Settle(await WithUseOfEnding(User.Sessions, Now, makesRoom: false), Now);
        ImmutableArray<LiveSession> live = sessions.Live;
        if (endsSessions && !dryRun)
        {
            live = await _notices.WithLastUsed(live);
        }

        DateTimeOffset now = Now;
        Settlement settlement = Lapses.Settle(User with { Sessions = sessions with { Live = live } }, now);
        UserState before = settlement.User;
        Result<UserState> decided = decide(before, now);
        if (decided.IsRefused)
        {
            return decided.Refusal;
        }

        UserState after = ChatOwnership.Trim(decided.Value, now);
        var outcome = new UserActOutcome(
            before.ToDetails(viewer, belongings, LastActivity, now),
            after.DeletedAt is null ? after.ToDetails(viewer, belongings, LastActivity, now) : null,
            UserActEvents.EndedSessions(before, after));
        if (!dryRun)
        {
            UserState written = User;
            await Write(after, settlement.Events.Add(tell(before, after, now)));
            await _reminders.Follow(written, User, now);
        }

        return outcome;
    }
}
