namespace Platform.GrainInterfaces.Bots;

/// <summary>What a caller may see of a bot.</summary>
/// <param name="Public">What anyone may see.</param>
/// <param name="Full">Everything; null unless the viewer is an Admin or Owner.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.sight")]
public sealed record BotSight([property: Id(0)] PublicBotView Public, [property: Id(1)] BotView? Full);
