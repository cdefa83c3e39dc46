using System.Collections.Immutable;
using Platform.GrainInterfaces.Limits;
using Platform.GrainInterfaces.Results;

namespace Platform.GrainInterfaces.Bots;

/// <summary>Whether a bot may make one more request.</summary>
/// <param name="Principal">The bot; null when the key is not in force.</param>
/// <param name="Refusal"><see cref="ErrorCodes.InvalidApiKey"/> or <see cref="ErrorCodes.RateLimited"/>; null when it was counted.</param>
/// <param name="Suspension">
/// Why the bot may do nothing all the same: <see cref="ErrorCodes.BotInactive"/> or <see cref="ErrorCodes.BotOwnerBanned"/>; told after what is wrong with
/// the request itself. Null when nothing suspends it.
/// </param>
/// <param name="Limits">Its limits in force, the one per minute first; empty when the key is not in force.</param>
[GenerateSerializer, Immutable, Alias("platform.bots.admission")]
public sealed record BotAdmission(
    [property: Id(0)] BotPrincipal? Principal,
    [property: Id(1)] Refusal? Refusal,
    [property: Id(2)] Refusal? Suspension,
    [property: Id(3)] ImmutableArray<LimitReading> Limits)
{
    /// <summary>What the bot sees of itself, where that was asked for and nothing speaks against it.</summary>
    [Id(4)]
    public BotSelf? Self { get; init; }
}
