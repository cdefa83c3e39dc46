using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Sessions;

/// <summary>What a session must know of its user to admit requests without asking him.</summary>
/// <remarks>The user pushes it to his live sessions before he answers a change; of two, the one with the higher version is right.</remarks>
/// <param name="Version">Grows with every change of the user.</param>
/// <param name="UserId">The user.</param>
/// <param name="Level">His level.</param>
/// <param name="Restrictions">His punishments that were not lifted; the clock decides which one is in force.</param>
/// <param name="ExpiresAt">When this session ends.</param>
/// <param name="BotId">The bot that handed out the code it was opened by; null where no bot did.</param>
[GenerateSerializer, Immutable, Alias("platform.sessions.standing")]
public sealed record SessionStanding(
    [property: Id(0)] long Version,
    [property: Id(1)] UserId UserId,
    [property: Id(2)] PermissionLevel Level,
    [property: Id(3)] ImmutableArray<RunningRestriction> Restrictions,
    [property: Id(4)] DateTimeOffset ExpiresAt,
    [property: Id(5)] BotId? BotId = null);
