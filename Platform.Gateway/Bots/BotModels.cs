using System.Collections.Immutable;
using Platform.Gateway.Pages;
using Platform.GrainInterfaces.Bots;

namespace Platform.Gateway.Bots;

/// <summary>A part of the bots, listed or found.</summary>
/// <param name="Text">What is looked for; null for nothing.</param>
/// <param name="BotType">Only this type.</param>
/// <param name="Public">Bots as everybody sees them.</param>
/// <param name="Full">Bots as operators see them; empty for others.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Links">The parts around it.</param>
public sealed record BotsModel(string? Text, BotType? BotType, ImmutableArray<PublicBotView> Public, ImmutableArray<BotView> Full, int Total, PagerLinks Links);
