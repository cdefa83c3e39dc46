namespace Platform.GrainInterfaces.Bots;

/// <summary>When a bot was created and when it last changed.</summary>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="UpdatedAt">When it last changed.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.times")]
public sealed record BotTimes([property: Id(0)] DateTimeOffset CreatedAt, [property: Id(1)] DateTimeOffset UpdatedAt);
