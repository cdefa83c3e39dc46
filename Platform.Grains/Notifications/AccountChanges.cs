using System.Collections.Immutable;
using Platform.GrainInterfaces.Moderation;
using Platform.Grains.Moderation;
using Platform.Grains.Users;

namespace Platform.Grains.Notifications;

/// <summary>What of a user's account changes by a write, for those who watch it.</summary>
internal static class AccountChanges
{
    /// <summary>As many are kept; with more, the oldest are given up.</summary>
    public const int Most = 20;

    /// <summary>Adds what changes between two states of a user as they are written down.</summary>
    public static ImmutableArray<AccountChange> Add(ImmutableArray<AccountChange> waiting, UserState before, UserState after, DateTimeOffset now)
    {
        if (after.DeletedAt is not null || before.CreatedAt == default)
        {
            return waiting;
        }

        (AccountState State, DateTimeOffset? Until) restriction = Restriction(after);
        if (Restriction(before) != restriction)
        {
            waiting = Append(waiting, now, new AccountChange { Kind = AccountChangeKind.Restriction, State = restriction.State, RestrictedUntil = restriction.Until });
        }

        if ((before.SubscriptionTier, before.SubscriptionExpiresAt) != (after.SubscriptionTier, after.SubscriptionExpiresAt))
        {
            waiting = Append(
                waiting, now, new AccountChange { Kind = AccountChangeKind.Subscription, Tier = after.SubscriptionTier, SubscriptionExpiresAt = after.SubscriptionExpiresAt });
        }

        return waiting;
    }

    // Not by the clock: a restriction that has run out changes the account when that is written down.
    private static (AccountState State, DateTimeOffset? Until) Restriction(UserState user) =>
        Restrictions.InForce(user.ToRestrictions(), DateTimeOffset.MinValue) is { } running ? (running.State, running.Until) : (AccountState.Active, null);

    private static ImmutableArray<AccountChange> Append(ImmutableArray<AccountChange> waiting, DateTimeOffset now, AccountChange change) =>
        [.. waiting.TakeLast(Most - 1), change with { Id = Guid.CreateVersion7(now), CreatedAt = now }];
}
