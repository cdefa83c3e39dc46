using System.Collections.Immutable;

namespace Platform.GrainInterfaces.Statistics;

/// <summary>How many there are of what (reference.md, section 6).</summary>
/// <param name="Users">Accounts.</param>
/// <param name="Sessions">Signed-in clients.</param>
/// <param name="Bots">Bots.</param>
/// <param name="Commands">Commands that bots reported.</param>
/// <param name="Chats">Chats.</param>
[GenerateSerializer, Immutable, Alias("platform.statistics.counts")]
public sealed record PlatformCounts(
    [property: Id(0)] UserCounts Users,
    [property: Id(1)] SessionCounts Sessions,
    [property: Id(2)] BotCounts Bots,
    [property: Id(3)] CommandCounts Commands,
    [property: Id(4)] ChatCounts Chats);

/// <summary>Chats by who may see them, and whether they run.</summary>
/// <param name="TotalCount">All.</param>
/// <param name="PublicCount">Official and public ones.</param>
/// <param name="PrivateCount">The others.</param>
/// <param name="RunningCount">Those that run.</param>
[GenerateSerializer, Immutable, Alias("platform.statistics.chats")]
public sealed record ChatCounts(
    [property: Id(0)] long TotalCount,
    [property: Id(1)] long PublicCount,
    [property: Id(2)] long PrivateCount,
    [property: Id(3)] long RunningCount);

/// <summary>Bots by type and state.</summary>
/// <param name="TotalCount">All.</param>
/// <param name="OfficialCount">The platform's own.</param>
/// <param name="VerifiedCount">Reviewed ones of others.</param>
/// <param name="CommunityCount">Unreviewed ones.</param>
/// <param name="ActiveCount">Those whose key works, of any type.</param>
[GenerateSerializer, Immutable, Alias("platform.statistics.bots")]
public sealed record BotCounts(
    [property: Id(0)] long TotalCount,
    [property: Id(1)] long OfficialCount,
    [property: Id(2)] long VerifiedCount,
    [property: Id(3)] long CommunityCount,
    [property: Id(4)] long ActiveCount);

/// <summary>Accounts by tier and by state.</summary>
/// <param name="TotalCount">All.</param>
/// <param name="BasicCount">Without a subscription.</param>
/// <param name="TrialCount">With a Trial.</param>
/// <param name="PremiumCount">With Premium.</param>
/// <param name="LifetimeCount">With Lifetime.</param>
/// <param name="ActiveCount">Unrestricted ones.</param>
/// <param name="TimeoutCount">In a timeout.</param>
/// <param name="BannedCount">Banned.</param>
[GenerateSerializer, Immutable, Alias("platform.statistics.users")]
public sealed record UserCounts(
    [property: Id(0)] long TotalCount,
    [property: Id(1)] long BasicCount,
    [property: Id(2)] long TrialCount,
    [property: Id(3)] long PremiumCount,
    [property: Id(4)] long LifetimeCount,
    [property: Id(5)] long ActiveCount,
    [property: Id(6)] long TimeoutCount,
    [property: Id(7)] long BannedCount);

/// <summary>Signed-in clients.</summary>
/// <param name="ActiveCount">Those that have not ended.</param>
[GenerateSerializer, Immutable, Alias("platform.statistics.sessions")]
public sealed record SessionCounts([property: Id(0)] long ActiveCount);

/// <summary>What a full recount says of the counters.</summary>
/// <param name="IsExact">Whether every counter equals its recount.</param>
/// <param name="Counters">Every counter, by name.</param>
[GenerateSerializer, Immutable, Alias("platform.statistics.verification")]
public sealed record CountVerification([property: Id(0)] bool IsExact, [property: Id(1)] ImmutableArray<CounterReading> Counters);

/// <summary>One counter beside its recount.</summary>
/// <param name="Name">The counter.</param>
/// <param name="Value">What it says.</param>
/// <param name="Recount">What counting everything anew says.</param>
[GenerateSerializer, Immutable, Alias("platform.statistics.counter")]
public sealed record CounterReading([property: Id(0)] string Name, [property: Id(1)] long Value, [property: Id(2)] long Recount)
{
    /// <summary>By how much the counter is too high; below zero for too low. Always zero.</summary>
    public long Difference => Value - Recount;
}
