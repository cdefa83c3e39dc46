namespace Platform.GrainInterfaces.Bots;

/// <summary>Something an operator does to a bot (reference.md, section 10).</summary>
[GenerateSerializer, Immutable, Alias("platform.bots.act")]
public abstract record BotAct;

/// <summary>Changes how far the platform vouches for it.</summary>
/// <param name="Type">The new type.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.set-type")]
public sealed record SetBotType([property: Id(0)] BotType Type) : BotAct;

/// <summary>Gives it to another user.</summary>
/// <param name="Owner">The new owner: an id or a username.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.set-owner")]
public sealed record SetBotOwner([property: Id(0)] string Owner) : BotAct;

/// <summary>Changes how many requests it may send in any hour; in force from its next request on.</summary>
/// <param name="PerHour">1 to 100,000.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.set-rate-limit")]
public sealed record SetBotRateLimit([property: Id(0)] long PerHour) : BotAct;

/// <summary>Draws a new key; the old one is dead when the answer comes, unless it is kept for a while beside the new one.</summary>
/// <param name="KeepOld">For how long it is kept: nothing to 24 hours.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.regenerate-key")]
public sealed record RegenerateBotKey([property: Id(0)] TimeSpan KeepOld = default) : BotAct;

/// <summary>Lets its key work again.</summary>
[GenerateSerializer, Immutable, Alias("platform.bots.enable")]
public sealed record EnableBot : BotAct;

/// <summary>Puts its key out of work.</summary>
/// <param name="EndsSessions">Whether every session that was opened by a code it handed out ends, too; also on a bot that is inactive already.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.disable")]
public sealed record DisableBot([property: Id(0)] bool EndsSessions) : BotAct;

/// <summary>Sets what it reported of itself (groups, users, latency) and its command counts back to nothing.</summary>
[GenerateSerializer, Immutable, Alias("platform.bots.reset-statistics")]
public sealed record ResetBotStatistics : BotAct;

/// <summary>Deletes it for good.</summary>
[GenerateSerializer, Immutable, Alias("platform.bots.delete")]
public sealed record DeleteBot : BotAct;
