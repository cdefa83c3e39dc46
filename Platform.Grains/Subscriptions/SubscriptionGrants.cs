using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Users;

namespace Platform.Grains.Subscriptions;

/// <summary>What grants and revokes make of a subscription whose expiry is written down already (reference.md, section 2).</summary>
internal static class SubscriptionGrants
{
    public const int FewestDays = 1;
    public const int MostDays = 3_650;

    /// <summary>How long a Trial lasts.</summary>
    public static readonly TimeSpan TrialLength = TimeSpan.FromDays(7);

    public static Result<UserState> Grant(UserState user, Actor actor, GrantSubscription act, DateTimeOffset now) => act.Tier switch
    {
        SubscriptionTier.Trial => GrantTrial(user, actor, act, now),
        SubscriptionTier.Premium => GrantPremium(user, actor, act, now),
        SubscriptionTier.Lifetime => GrantLifetime(user, actor, act, now),
        _ => Refusal.OfField("tier", "Must be trial, premium or lifetime."),
    };

    /// <summary>Makes a running subscription Basic at once.</summary>
    public static Result<UserState> Revoke(UserState user, Actor actor, RevokeSubscription act, DateTimeOffset now) =>
        user.SubscriptionTier == SubscriptionTier.Basic
            ? new Refusal(ErrorCodes.Conflict, "The user has no subscription.")
            : Change(user, SubscriptionTier.Basic, expiresAt: null, actor.Id, act.Reason, now);

    /// <summary>The user with a new tier and an entry of it in his history.</summary>
    public static UserState Change(
        UserState user, SubscriptionTier tier, DateTimeOffset? expiresAt, UserId? grantedBy, string? reason, DateTimeOffset at) => user with
        {
            SubscriptionTier = tier,
            SubscriptionExpiresAt = expiresAt,
            SubscriptionGrantedById = tier == SubscriptionTier.Basic ? null : grantedBy,
            SubscriptionUpdatedAt = at,
            SubscriptionHistory = user.SubscriptionHistory.Add(new SubscriptionChange
            {
                Id = user.SubscriptionHistory.Length + 1,
                OldTier = user.SubscriptionTier,
                NewTier = tier,
                Reason = reason,
                GrantedById = grantedBy,
                CreatedAt = at,
            }),
            UpdatedAt = at,
        };

    private static Result<UserState> GrantTrial(UserState user, Actor actor, GrantSubscription act, DateTimeOffset now)
    {
        if (!user.IsTrialAvailable)
        {
            return new Refusal(ErrorCodes.TrialAlreadyUsed, "The user has had his one Trial.");
        }

        return user.SubscriptionTier != SubscriptionTier.Basic
            ? new Refusal(ErrorCodes.Conflict, $"The user has {user.SubscriptionTier} already.")
            : Change(user, SubscriptionTier.Trial, now + TrialLength, actor.Id, act.Reason, now);
    }

    private static Result<UserState> GrantPremium(UserState user, Actor actor, GrantSubscription act, DateTimeOffset now)
    {
        if (act.Days is not { } days || days is < FewestDays or > MostDays)
        {
            return Refusal.OfField("days", $"Must be {FewestDays} to {MostDays}.");
        }

        if (user.SubscriptionTier == SubscriptionTier.Lifetime)
        {
            return new Refusal(ErrorCodes.Conflict, "The user has Lifetime already.");
        }

        DateTimeOffset from = user.SubscriptionTier == SubscriptionTier.Premium ? user.SubscriptionExpiresAt!.Value : now;
        var length = TimeSpan.FromDays(days);
        return length > DateTimeOffset.MaxValue - from
            ? new Refusal(ErrorCodes.Conflict, "It would end behind the year 9999.")
            : Change(user, SubscriptionTier.Premium, from + length, actor.Id, act.Reason, now);
    }

    private static Result<UserState> GrantLifetime(UserState user, Actor actor, GrantSubscription act, DateTimeOffset now)
    {
        if (act.Days is not null)
        {
            return Refusal.OfField("days", "Lifetime has no end.");
        }

        return user.SubscriptionTier == SubscriptionTier.Lifetime
            ? new Refusal(ErrorCodes.Conflict, "The user has Lifetime already.")
            : Change(user, SubscriptionTier.Lifetime, expiresAt: null, actor.Id, act.Reason, now);
    }
}
