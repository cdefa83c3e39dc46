using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Moderation;
using Platform.Grains.Permissions;
using Platform.Grains.Sessions;
using Platform.Grains.Subscriptions;

namespace Platform.Grains.Users;

/// <summary>Decides what an operator's act makes of a user: the table of contents of all that may be done to one.</summary>
internal static class UserActs
{
    /// <summary>What the act makes of the user, or why it may not be done; whether an Owner is left is not decided here.</summary>
    /// <param name="user">The user as of now.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="act">What to do.</param>
    /// <param name="now">The instant.</param>
    public static Result<UserState> Decide(UserState user, Actor actor, UserAct act, DateTimeOffset now)
    {
        if (Hierarchy.RefuseActingOn(actor, user.Id, user.PermissionLevel) is { } forbidden)
        {
            return forbidden;
        }

        if (ReasonRules.Refuse(act.Reason, NeedsReason(act)) is { } invalid)
        {
            return invalid;
        }

        return act switch
        {
            WarnUser warn => Punishments.Warn(user, actor, warn, now),
            TimeOutUser timeout => Punishments.TimeOut(user, actor, timeout, now),
            LiftTimeouts lift => Punishments.LiftTimeouts(user, actor, lift, now),
            BanUser ban => Punishments.Ban(user, actor, ban, now),
            LiftBans lift => Punishments.LiftBans(user, actor, lift, now),
            PromoteUser => LevelChanges.Promote(user, actor, now),
            DemoteUser => LevelChanges.Demote(user, actor, now),
            GrantSubscription grant => SubscriptionGrants.Grant(user, actor, grant, now),
            RevokeSubscription revoke => SubscriptionGrants.Revoke(user, actor, revoke, now),
            RevokeSessions revoke => SessionRevocations.Revoke(user, revoke, now),
            DeleteUser => Erasures.Erase(user, actor.Id, now),
            _ => throw new ArgumentException($"No rule knows {act.GetType().Name}.", nameof(act)),
        };
    }

    /// <summary>How the audit log calls the act.</summary>
    public static string EventOf(UserAct act) => act switch
    {
        WarnUser => AuditEvents.UserWarn,
        TimeOutUser => AuditEvents.UserTimeout,
        LiftTimeouts => AuditEvents.UserUntimeout,
        BanUser => AuditEvents.UserBan,
        LiftBans => AuditEvents.UserUnban,
        PromoteUser => AuditEvents.PermissionPromote,
        DemoteUser => AuditEvents.PermissionDemote,
        GrantSubscription => AuditEvents.SubscriptionGrant,
        RevokeSubscription => AuditEvents.SubscriptionRevoke,
        RevokeSessions => AuditEvents.SessionRevoke,
        DeleteUser => AuditEvents.UserDelete,
        _ => throw new ArgumentException($"No event is named for {act.GetType().Name}.", nameof(act)),
    };

    /// <summary>Whether the platform may have one Owner less after the act on one.</summary>
    public static bool TakesOwner(UserAct act) => act is DemoteUser or BanUser or DeleteUser;

    /// <summary>Whether sessions end by the act.</summary>
    public static bool EndsSessions(UserAct act) => act is BanUser or DeleteUser or RevokeSessions;

    private static bool NeedsReason(UserAct act) => act is WarnUser or TimeOutUser or BanUser or DeleteUser or RevokeSubscription;
}
