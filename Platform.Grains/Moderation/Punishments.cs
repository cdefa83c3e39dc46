using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Sessions;
using Platform.Grains.Users;

namespace Platform.Grains.Moderation;

/// <summary>What punishing and lifting make of a user: each punishment is a record of its own and ends on its own (reference.md, section 2).</summary>
internal static class Punishments
{
    public static UserState Warn(UserState user, Actor actor, WarnUser act, DateTimeOffset now) =>
        Add(user, PunishmentKind.Warning, actor, act, end: null, now);

    public static Result<UserState> TimeOut(UserState user, Actor actor, TimeOutUser act, DateTimeOffset now)
    {
        if (PunishmentEnds.Refuse(act.End, now) is { } refusal)
        {
            return refusal;
        }

        return PunishmentEnds.Resolve(act.End, now) is { } end
            ? Add(user, PunishmentKind.Timeout, actor, act, end, now)
            : Refusal.OfField(PunishmentEnds.Field, "A timeout needs an end.");
    }

    /// <summary>Bans a user, who has no sessions from then on.</summary>
    public static Result<UserState> Ban(UserState user, Actor actor, BanUser act, DateTimeOffset now)
    {
        if (PunishmentEnds.Refuse(act.End, now) is { } refusal)
        {
            return refusal;
        }

        UserState banned = Add(user, PunishmentKind.Ban, actor, act, PunishmentEnds.Resolve(act.End, now), now);
        UserSessions settled = SessionRules.Settle(user.Sessions, now);
        return banned with { Sessions = SessionRules.End(settled, settled.Live, SessionEndReasons.Banned, _ => now) };
    }

    public static Result<UserState> LiftTimeouts(UserState user, Actor actor, LiftTimeouts act, DateTimeOffset now) =>
        Lift(user, PunishmentKind.Timeout, actor, act, "The user is in no timeout.", now);

    public static Result<UserState> LiftBans(UserState user, Actor actor, LiftBans act, DateTimeOffset now) =>
        Lift(user, PunishmentKind.Ban, actor, act, "The user is not banned.", now);

    private static UserState Add(UserState user, PunishmentKind kind, Actor actor, UserAct act, DateTimeOffset? end, DateTimeOffset now)
    {
        var punishment = new Punishment
        {
            Id = user.Punishments.Length + 1,
            Kind = kind,
            Reason = act.Reason!,
            CreatedById = actor.Id,
            CreatedAt = now,
            ExpiresAt = end,
        };
        return user with
        {
            Punishments = user.Punishments.Add(punishment),
            Notifications = PunishmentNews.Begun(user, punishment, now),
            UpdatedAt = now,
        };
    }

    private static Result<UserState> Lift(UserState user, PunishmentKind kind, Actor actor, UserAct act, string none, DateTimeOffset now)
    {
        if (!user.Punishments.Any(punishment => IsRunning(punishment, kind, now)))
        {
            return new Refusal(ErrorCodes.Conflict, none);
        }

        UserState lifted = user with
        {
            Punishments =
            [
                .. user.Punishments.Select(punishment => IsRunning(punishment, kind, now)
                    ? punishment with { LiftedAt = now, LiftedById = actor.Id, LiftReason = act.Reason }
                    : punishment),
            ],
            UpdatedAt = now,
        };
        return PunishmentNews.Freed(user, lifted, now);
    }

    private static bool IsRunning(Punishment punishment, PunishmentKind kind, DateTimeOffset now) =>
        punishment.Kind == kind && punishment.ToRunning() is { } running && Restrictions.Runs(running.Until, now);
}
