using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Moderation;

/// <summary>One entry of a user's moderation history, as operators who may act on him see it (reference.md, section 4).</summary>
/// <param name="Id">Number of the entry, unique for its user.</param>
/// <param name="ActionType">PLATFORM_WARNING, PLATFORM_TIMEOUT or PLATFORM_BAN.</param>
/// <param name="Reason">The operator's words.</param>
/// <param name="IsLifted">Whether it was lifted before its end.</param>
/// <param name="IsActive">Whether it is in force now.</param>
/// <param name="ExpiresAt">Its end; null where it has none.</param>
/// <param name="RemainingSeconds">Whole seconds until the end, rounded up; 0 once it is past, null where there is none.</param>
/// <param name="CreatedById">Who punished.</param>
/// <param name="LiftedAt">When it was lifted; null unless it was.</param>
/// <param name="LiftedById">Who lifted it.</param>
/// <param name="LiftReason">Why it was lifted; null where nothing was said.</param>
/// <param name="CreatedAt">When it began.</param>
[GenerateSerializer, Immutable, Alias("platform.moderation.action-view")]
public sealed record ModerationActionView(
    [property: Id(0)] long Id,
    [property: Id(1)] string ActionType,
    [property: Id(2)] string Reason,
    [property: Id(3)] bool IsLifted,
    [property: Id(4)] bool IsActive,
    [property: Id(5)] DateTimeOffset? ExpiresAt,
    [property: Id(6)] long? RemainingSeconds,
    [property: Id(7)] UserId? CreatedById,
    [property: Id(8)] DateTimeOffset? LiftedAt,
    [property: Id(9)] UserId? LiftedById,
    [property: Id(10)] string? LiftReason,
    [property: Id(11)] DateTimeOffset CreatedAt);
