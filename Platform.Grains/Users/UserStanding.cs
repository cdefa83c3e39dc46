using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;

namespace Platform.Grains.Users;

/// <summary>What decides who may do something to a user, and what he may do.</summary>
/// <param name="Level">His level.</param>
/// <param name="Restriction">The restriction in force; null without one.</param>
[GenerateSerializer, Immutable, Alias("platform.users.standing")]
internal sealed record UserStanding([property: Id(0)] PermissionLevel Level, [property: Id(1)] Restriction? Restriction);
