using Platform.GrainInterfaces.Bots;

namespace Platform.Benchmarks.Peers.AspNetCoreIdentity;

/// <summary>A bot with its key, of which only the SHA-256 is kept.</summary>
internal sealed class PeerBot
{
    public long Id { get; set; }

    public required byte[] KeyHash { get; set; }

    public required string Name { get; set; }

    public required string Platform { get; set; }

    public int Groups { get; set; }

    public long Users { get; set; }

    public string? AvatarUrl { get; set; }

    public int? LatencyMs { get; set; }

    public DateTimeOffset? LastActivityAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }

    public long OwnerId { get; set; }

    public BotType BotType { get; set; }

    public bool IsActive { get; set; }

    public int RateLimitPerHour { get; set; }
}
