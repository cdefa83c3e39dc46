using System.Collections.Immutable;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Sessions;

/// <summary>What a revocation of sessions did, or would do.</summary>
/// <param name="UserId">Whose sessions.</param>
/// <param name="Username">His name.</param>
/// <param name="Suffixes">The token suffixes of the sessions that ended.</param>
[GenerateSerializer, Immutable, Alias("platform.sessions.revocation")]
public sealed record SessionRevocation(
    [property: Id(0)] UserId UserId,
    [property: Id(1)] string Username,
    [property: Id(2)] ImmutableArray<string> Suffixes);
