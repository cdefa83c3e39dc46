using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Grains.Users;

/// <summary>The counters a user is counted in; storage counts each in and out with the write that changes it.</summary>
/// <remarks>A bucket says what is stored; an end that has passed is written down within a minute.</remarks>
internal static class UserBuckets
{
    /// <summary>All accounts.</summary>
    public const string Total = "users.total";

    /// <summary>Accounts of a tier.</summary>
    public static string Tier(SubscriptionTier tier) => string.Create(CultureInfo.InvariantCulture, $"users.tier.{(int)tier}");

    /// <summary>Accounts in a state.</summary>
    public static string State(AccountState state) => string.Create(CultureInfo.InvariantCulture, $"users.state.{(int)state}");

    public static ImmutableArray<string> Of(UserState user)
    {
        if (user.DeletedAt is not null)
        {
            return [];
        }

        AccountState state = user.ToRestrictions().Select(restriction => restriction.State).DefaultIfEmpty(AccountState.Active).Max();
        return [Total, Tier(user.SubscriptionTier), State(state)];
    }
}
