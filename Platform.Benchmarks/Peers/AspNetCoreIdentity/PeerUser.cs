using Microsoft.AspNetCore.Identity;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;

namespace Platform.Benchmarks.Peers.AspNetCoreIdentity;

/// <summary>A user as Identity stores him, with what the platform's profile shows besides. A ban is Identity's own lockout.</summary>
internal sealed class PeerUser : IdentityUser<long>
{
    public string? AvatarUrl { get; set; }

    public string? AvatarSource { get; set; }

    public PermissionLevel PermissionLevel { get; set; }

    public DateTimeOffset PermissionSince { get; set; }

    public DateTimeOffset? TimeoutEnd { get; set; }

    public SubscriptionTier SubscriptionTier { get; set; }

    public DateTimeOffset? SubscriptionExpiresAt { get; set; }

    public long? SubscriptionGrantedBy { get; set; }

    public int ChatsUsed { get; set; }

    /// <summary>In a JSON column, so that they come with the user's row.</summary>
    public List<PeerIdentity> LinkedPlatforms { get; set; } = [];

    public DateTimeOffset LastActivityAt { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
