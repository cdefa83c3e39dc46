namespace Platform.GrainInterfaces.Bots;

/// <summary>Which bot a key speaks for, as things stand at this request.</summary>
/// <param name="Id">The bot.</param>
/// <param name="Platform">The platform it may act for.</param>
/// <param name="StatisticsEpoch">How often its statistics were reset: counts are kept under this number.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="UpdatedAt">When it last changed.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.principal")]
public sealed record BotPrincipal(
    [property: Id(0)] BotId Id,
    [property: Id(1)] string Platform,
    [property: Id(2)] int StatisticsEpoch,
    [property: Id(3)] DateTimeOffset CreatedAt,
    [property: Id(4)] DateTimeOffset UpdatedAt);
