using System.Collections.Immutable;

namespace Platform.GrainInterfaces.Users;

/// <summary>What a user can and cannot do right now, and why.</summary>
/// <param name="Id">His number.</param>
/// <param name="Username">His name.</param>
/// <param name="Answers">One answer for each of <c>sign_in</c>, <c>execute_commands</c>, <c>create_chat</c>.</param>
[GenerateSerializer, Immutable, Alias("platform.users.explanation")]
public sealed record UserExplanation(
    [property: Id(0)] UserId Id,
    [property: Id(1)] string Username,
    [property: Id(2)] ImmutableArray<ExplainedAction> Answers);

/// <summary>Whether a user can do one thing, and why.</summary>
/// <param name="Action"><c>sign_in</c>, <c>execute_commands</c> or <c>create_chat</c>.</param>
/// <param name="IsAllowed">Whether he can.</param>
/// <param name="Code">The refusal's code; null when allowed.</param>
/// <param name="Detail">Why, in a sentence.</param>
/// <param name="Record">The record that decides; null where it is decided by the absence of any.</param>
[GenerateSerializer, Immutable, Alias("platform.users.explained-action")]
public sealed record ExplainedAction(
    [property: Id(0)] string Action,
    [property: Id(1)] bool IsAllowed,
    [property: Id(2)] string? Code,
    [property: Id(3)] string Detail,
    [property: Id(4)] DecidingRecord? Record);

/// <summary>A record of a user's history that decides something.</summary>
/// <param name="Type"><c>moderation_action</c>, <c>subscription_change</c> or <c>permission_change</c>.</param>
/// <param name="Id">Its number in that history.</param>
/// <param name="Summary">What it says, in a sentence.</param>
/// <param name="ById">Who made it; null for the platform itself.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ExpiresAt">When it ends; null where it has no end.</param>
[GenerateSerializer, Immutable, Alias("platform.users.deciding-record")]
public sealed record DecidingRecord(
    [property: Id(0)] string Type,
    [property: Id(1)] long Id,
    [property: Id(2)] string Summary,
    [property: Id(3)] UserId? ById,
    [property: Id(4)] DateTimeOffset CreatedAt,
    [property: Id(5)] DateTimeOffset? ExpiresAt);
