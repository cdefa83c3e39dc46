using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Users;

/// <summary>An identity a user signs in by, in his state.</summary>
internal sealed record LinkedIdentity
{
    public string Platform { get; init; } = "";

    public string PlatformUserId { get; init; } = "";

    public string? PlatformUsername { get; init; }

    public string? PlatformAvatarUrl { get; init; }

    public DateTimeOffset LinkedAt { get; init; }

    public DateTimeOffset LastAuthenticatedAt { get; init; }

    public LinkedPlatform ToView() => new(Platform, PlatformUserId, PlatformUsername, PlatformAvatarUrl, LinkedAt, LastAuthenticatedAt);
}
