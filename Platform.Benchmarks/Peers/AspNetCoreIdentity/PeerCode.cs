namespace Platform.Benchmarks.Peers.AspNetCoreIdentity;

/// <summary>A sign-in code that is good once, of which only the SHA-256 is kept.</summary>
internal sealed class PeerCode
{
    public required byte[] CodeHash { get; set; }

    public long UserId { get; set; }

    public DateTimeOffset ExpiresAt { get; set; }
}
