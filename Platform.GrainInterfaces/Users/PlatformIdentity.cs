namespace Platform.GrainInterfaces.Users;

/// <summary>A person on another platform (reference.md, section 3).</summary>
/// <param name="Platform">The platform: 2-32 of <c>[a-z0-9_-]</c>.</param>
/// <param name="PlatformUserId">The person's id there: 1-64 printable characters without blanks at its ends.</param>
[GenerateSerializer, Immutable, Alias("platform.users.platform-identity")]
public sealed record PlatformIdentity([property: Id(0)] string Platform, [property: Id(1)] string PlatformUserId);
