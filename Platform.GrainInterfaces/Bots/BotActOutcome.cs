using System.Collections.Immutable;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Bots;

/// <summary>A bot just created, or what it would be.</summary>
/// <param name="Bot">The bot; its id is 0 in a dry run.</param>
/// <param name="ApiKey">Its key, shown this once; null for a dry run.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.created")]
public sealed record CreatedBot([property: Id(0)] BotView Bot, [property: Id(1)] Secret? ApiKey);

/// <summary>What an act made of a bot, or would make of it.</summary>
/// <param name="Before">The bot before.</param>
/// <param name="After">The bot after; null when it was deleted.</param>
/// <param name="ApiKey">Its new key, shown this once; null unless one was drawn.</param>
/// <param name="EndedSessions">Sessions that the act ended or would end.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.act-outcome")]
public sealed record BotActOutcome(
    [property: Id(0)] BotView Before,
    [property: Id(1)] BotView? After,
    [property: Id(2)] Secret? ApiKey,
    [property: Id(3)] int EndedSessions);

/// <summary>A part of all bots.</summary>
/// <param name="Bots">Oldest first.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.list")]
public sealed record BotList([property: Id(0)] ImmutableArray<BotView> Bots);

/// <summary>A bot to create.</summary>
/// <param name="Name">Its name, 2-32 characters.</param>
/// <param name="Owner">Whose it will be: an id or a username.</param>
/// <param name="Platform">The platform it works on.</param>
/// <param name="RateLimitPerHour">Requests it may send in any hour, 1 to 100,000; null for the usual 1,000.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.create")]
public sealed record CreateBot(
    [property: Id(0)] string Name,
    [property: Id(1)] string Owner,
    [property: Id(2)] string Platform,
    [property: Id(3)] long? RateLimitPerHour);
