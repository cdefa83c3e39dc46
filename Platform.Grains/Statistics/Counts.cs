using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Statistics;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Grains.Bots;
using Platform.Grains.Chats;
using Platform.Grains.Sessions;
using Platform.Grains.Users;

namespace Platform.Grains.Statistics;

/// <summary>Which counter is which count.</summary>
internal static class Counts
{
    /// <summary>The counts that the counters make; what no counter stands for is zero.</summary>
    /// <param name="counters">Every counter with its value.</param>
    /// <param name="commands">What bots reported.</param>
    public static PlatformCounts Of(ImmutableDictionary<string, long> counters, CommandCounts commands)
    {
        long Of(string counter) => counters.GetValueOrDefault(counter);
        return new PlatformCounts(
            new UserCounts(
                Of(UserBuckets.Total),
                Of(UserBuckets.Tier(SubscriptionTier.Basic)),
                Of(UserBuckets.Tier(SubscriptionTier.Trial)),
                Of(UserBuckets.Tier(SubscriptionTier.Premium)),
                Of(UserBuckets.Tier(SubscriptionTier.Lifetime)),
                Of(UserBuckets.State(AccountState.Active)),
                Of(UserBuckets.State(AccountState.Timeout)),
                Of(UserBuckets.State(AccountState.Banned))),
            new SessionCounts(Of(SessionState.Bucket)),
            new BotCounts(
                Of(BotBuckets.Total),
                Of(BotBuckets.Type(BotType.Official)),
                Of(BotBuckets.Type(BotType.Verified)),
                Of(BotBuckets.Type(BotType.Community)),
                Of(BotBuckets.Active)),
            commands,
            new ChatCounts(Of(ChatBuckets.Total), Of(ChatBuckets.Public), Of(ChatBuckets.Private), Of(ChatBuckets.Running)));
    }
}
