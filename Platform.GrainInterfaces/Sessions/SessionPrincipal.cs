using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Sessions;

/// <summary>Whom a session speaks for, as things stand at this request.</summary>
/// <param name="Session">The session.</param>
/// <param name="UserId">Its user.</param>
/// <param name="Level">His level.</param>
/// <param name="Restriction">The restriction in force on his account; null when there is none.</param>
/// <param name="ExpiresAt">When the session ends.</param>
[GenerateSerializer, Immutable, Alias("platform.sessions.principal")]
public sealed record SessionPrincipal(
    [property: Id(0)] SessionKey Session,
    [property: Id(1)] UserId UserId,
    [property: Id(2)] PermissionLevel Level,
    [property: Id(3)] Restriction? Restriction,
    [property: Id(4)] DateTimeOffset ExpiresAt);
