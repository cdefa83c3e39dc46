namespace Platform.Benchmarks.Peers.AspNetCoreIdentity;

/// <summary>An identity on another platform that a user signs in by.</summary>
internal sealed class PeerIdentity
{
    public required string Platform { get; set; }

    public required string PlatformUserId { get; set; }

    public string? PlatformUsername { get; set; }

    public string? PlatformAvatarUrl { get; set; }

    public DateTimeOffset LinkedAt { get; set; }

    public DateTimeOffset LastAuthenticatedAt { get; set; }
}
