using System.Collections.Immutable;

namespace Platform.GrainInterfaces.Users;

/// <summary>What an act made of a user, or would make of him.</summary>
/// <param name="Before">The user before.</param>
/// <param name="After">The user after; null when he was deleted.</param>
/// <param name="EndedSessions">Token suffixes of the sessions that the act ended.</param>
[GenerateSerializer, Immutable, Alias("platform.users.act-outcome")]
public sealed record UserActOutcome(
    [property: Id(0)] UserDetails Before,
    [property: Id(1)] UserDetails? After,
    [property: Id(2)] ImmutableArray<string> EndedSessions);
