using System.Collections.Immutable;
using Platform.GrainInterfaces.Moderation;

namespace Platform.Grains.Users;

/// <summary>The counters a user is counted in; storage counts each in and out with the write that changes it.</summary>
/// <remarks>A bucket says what is stored. What the clock makes of it since is settled by whoever reads the counts.</remarks>
internal static class UserBuckets
{
    public static ImmutableArray<string> Of(UserState user)
    {
        AccountState state = user.ToRestrictions().Select(restriction => restriction.State).DefaultIfEmpty(AccountState.Active).Max();
        return ["users.total", $"users.tier.{(int)user.SubscriptionTier}", $"users.state.{(int)state}"];
    }
}
