using System.Collections.Immutable;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Subscriptions;

namespace Platform.Grains.Users;

/// <summary>What one user may do to another now: asked of the rule that decides the acts themselves, so the two cannot disagree.</summary>
internal static class AllowedActions
{
    private const string SomeReason = "any";

    private static readonly PunishmentEnd SomeEnd = new(At: null, TimeSpan.FromMinutes(1));

    // Acts of which one must be allowed for the action to be.
    private static readonly ImmutableArray<(string Name, ImmutableArray<UserAct> Acts)> Actions =
    [
        (UserActNames.Warn, [new WarnUser { Reason = SomeReason }]),
        (UserActNames.Timeout, [new TimeOutUser { Reason = SomeReason, End = SomeEnd }]),
        (UserActNames.Untimeout, [new LiftTimeouts()]),
        (UserActNames.Ban, [new BanUser { Reason = SomeReason }]),
        (UserActNames.Unban, [new LiftBans()]),
        (UserActNames.Promote, [new PromoteUser()]),
        (UserActNames.Demote, [new DemoteUser()]),
        (
            UserActNames.SubscriptionGrant,
            [
                new GrantSubscription { Tier = SubscriptionTier.Trial },
                new GrantSubscription { Tier = SubscriptionTier.Premium, Days = SubscriptionGrants.FewestDays },
                new GrantSubscription { Tier = SubscriptionTier.Lifetime },
            ]),
        (UserActNames.SubscriptionRevoke, [new RevokeSubscription { Reason = SomeReason }]),
        (UserActNames.SessionRevoke, [new RevokeSessions()]),
        (UserActNames.Delete, [new DeleteUser { Reason = SomeReason }]),
    ];

    /// <summary>Names of <see cref="UserActNames"/>.</summary>
    public static ImmutableArray<string> Of(UserState user, Actor actor, DateTimeOffset now) =>
        [.. Actions.Where(action => action.Acts.Any(act => !UserActs.Decide(user, actor, act, now).IsRefused)).Select(action => action.Name)];
}
