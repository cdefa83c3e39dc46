using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;

namespace Platform.Grains.Users;

/// <summary>What the audit log says of an act on a user.</summary>
internal static class UserActEvents
{
    public static AuditEvent Done(Actor actor, UserAct act, UserState before, UserState after, DateTimeOffset now) =>
        AuditEvent.Done(UserActs.EventOf(act), actor.Id, AuditTargets.User, before.Id.ToString(), now) with
        {
            Reason = act.Reason,
            Metadata = Metadata(act, before, after),
        };

    /// <summary>Token suffixes of the sessions that an act ends.</summary>
    public static ImmutableArray<string> EndedSessions(UserState before, UserState after) =>
        [.. before.Sessions.Live.Where(session => after.Sessions.Live.All(live => live.Hash != session.Hash)).Select(session => session.TokenSuffix)];

    private static ImmutableSortedDictionary<string, string>? Metadata(UserAct act, UserState before, UserState after) => act switch
    {
        WarnUser => AuditMetadata.Of(("moderation_action_id", Newest(after))),
        TimeOutUser or BanUser => AuditMetadata.Of(
            ("moderation_action_id", Newest(after)),
            ("expires_at", AuditMetadata.Time(after.Punishments[^1].ExpiresAt)),
            ("sessions", Sessions(before, after))),
        LiftTimeouts or LiftBans => AuditMetadata.Of(("lifted", Lifted(before, after))),
        PromoteUser or DemoteUser => AuditMetadata.Of(
            ("old_level", AuditMetadata.Number(before.PermissionLevel)),
            ("new_level", AuditMetadata.Number(after.PermissionLevel))),
        GrantSubscription grant => AuditMetadata.Of(
            ("old_tier", AuditMetadata.Number(before.SubscriptionTier)),
            ("new_tier", AuditMetadata.Number(after.SubscriptionTier)),
            ("days", grant.Tier == SubscriptionTier.Premium ? grant.Days?.ToString(CultureInfo.InvariantCulture) : null),
            ("expires_at", AuditMetadata.Time(after.SubscriptionExpiresAt))),
        RevokeSubscription => AuditMetadata.Of(("old_tier", AuditMetadata.Number(before.SubscriptionTier))),
        RevokeSessions => AuditMetadata.Of(("sessions", Sessions(before, after) ?? "")),
        _ => null,
    };

    private static string Newest(UserState user) => user.Punishments[^1].Id.ToString(CultureInfo.InvariantCulture);

    private static string? Sessions(UserState before, UserState after) =>
        EndedSessions(before, after) is { IsEmpty: false } ended ? string.Join(' ', ended) : null;

    private static string Lifted(UserState before, UserState after) => string.Join(
        ' ',
        before.Punishments.Zip(after.Punishments).Where(pair => pair.First.LiftedAt != pair.Second.LiftedAt).Select(pair => pair.Second.Id));
}
