using System.Collections.Immutable;
using Orleans.Concurrency;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Statistics;
using Platform.GrainInterfaces.Subscriptions;
using Platform.Grains.Bots;
using Platform.Grains.Chats;
using Platform.Grains.Permissions;
using Platform.Grains.Users;

namespace Platform.Grains.Statistics;

/// <summary>The console's door to the counts.</summary>
[StatelessWorker]
internal sealed class StatisticsConsoleGrain(OperatorGate gate, ICounterStore counters, ICommandCountStore commands, TimeProvider clock) : Grain, IStatisticsConsoleGrain
{
    public async Task<Result<PlatformCounts>> Show(Secret session)
    {
        Result<Actor> actor = await gate.Admit(session);
        if (actor.IsRefused)
        {
            return actor.Refusal;
        }

        CommandCounts reported = await commands.ReadAllAsync(clock.GetUtcNow(), CancellationToken.None);
        return Counts(await counters.ReadAsync(CancellationToken.None), reported);
    }

    public async Task<Result<CountVerification>> Verify(Secret session)
    {
        Result<Actor> actor = await gate.Admit(session);
        if (actor.IsRefused)
        {
            return actor.Refusal;
        }

        ImmutableArray<CounterReading> readings = await counters.RecountAsync(CancellationToken.None);
        return new CountVerification(readings.All(reading => reading.Value == reading.Recount), readings);
    }

    private static PlatformCounts Counts(ImmutableDictionary<string, long> values, CommandCounts commands)
    {
        long Of(string counter) => values.GetValueOrDefault(counter);
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
            new SessionCounts(Of(Sessions.SessionState.Bucket)),
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
