using Platform.GrainInterfaces.Limits;

namespace Platform.GrainInterfaces.Bots;

/// <summary>What a bot sees of itself (reference.md, section 5, <c>GET /bot/me</c>).</summary>
/// <param name="Bot">All its fields.</param>
/// <param name="HourlyLimit">How its hourly limit stands.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.self")]
public sealed record BotSelf([property: Id(0)] BotView Bot, [property: Id(1)] LimitReading HourlyLimit);
