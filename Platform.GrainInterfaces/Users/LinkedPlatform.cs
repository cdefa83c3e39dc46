namespace Platform.GrainInterfaces.Users;

/// <summary>An identity on another platform by which a user signs in (reference.md, section 4).</summary>
/// <param name="Platform">The platform, <c>[a-z0-9_-]</c>.</param>
/// <param name="PlatformUserId">His id there.</param>
/// <param name="PlatformUsername">His name there, as a bot last reported it; null until one does.</param>
/// <param name="PlatformAvatarUrl">His picture there; null when none is known.</param>
/// <param name="LinkedAt">When it was linked.</param>
/// <param name="LastAuthenticatedAt">When he last signed in by it.</param>
[GenerateSerializer, Immutable, Alias("platform.users.linked-platform")]
public sealed record LinkedPlatform(
    [property: Id(0)] string Platform,
    [property: Id(1)] string PlatformUserId,
    [property: Id(2)] string? PlatformUsername,
    [property: Id(3)] string? PlatformAvatarUrl,
    [property: Id(4)] DateTimeOffset LinkedAt,
    [property: Id(5)] DateTimeOffset LastAuthenticatedAt);
