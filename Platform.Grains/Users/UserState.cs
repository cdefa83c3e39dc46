using System.Collections.Immutable;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Moderation;
using Platform.Grains.Permissions;
using Platform.Grains.Sessions;
using Platform.Grains.Subscriptions;

namespace Platform.Grains.Users;

/// <summary>All that belongs to one user. Its row is also his row in the directory.</summary>
internal sealed record UserState
{
    public UserId Id { get; init; }

    /// <summary>Grows with every write that his sessions must hear of.</summary>
    public long Version { get; init; }

    public string Username { get; init; } = "";

    /// <summary>Whether the name is the one the platform made for him.</summary>
    public bool HasGeneratedUsername { get; init; }

    public string? AvatarSource { get; init; }

    public PermissionLevel PermissionLevel { get; init; }

    public DateTimeOffset PermissionSince { get; init; }

    public ImmutableArray<PermissionChange> PermissionHistory { get; init; } = [];

    /// <summary>The tier as last written; what it is worth now is for <see cref="SubscriptionRules"/> to say.</summary>
    public SubscriptionTier SubscriptionTier { get; init; }

    public DateTimeOffset? SubscriptionExpiresAt { get; init; }

    public UserId? SubscriptionGrantedById { get; init; }

    public DateTimeOffset SubscriptionUpdatedAt { get; init; }

    public ImmutableArray<SubscriptionChange> SubscriptionHistory { get; init; } = [];

    public ImmutableArray<Punishment> Punishments { get; init; } = [];

    public ImmutableArray<LinkedIdentity> LinkedPlatforms { get; init; } = [];

    public UserSessions Sessions { get; init; } = new();

    /// <summary>The chats he owns.</summary>
    public ImmutableArray<long> ChatIds { get; init; } = [];

    public DateTimeOffset LastActivityAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The audit events of the write this state is from.</summary>
    public ImmutableArray<AuditEvent> Outbox { get; init; } = [];

    /// <summary>The counters he is counted in.</summary>
    public ImmutableArray<string> Buckets => UserBuckets.Of(this);

    /// <summary>The punishments that were not lifted.</summary>
    public ImmutableArray<RunningRestriction> ToRestrictions() =>
        [.. Punishments.Select(punishment => punishment.ToRunning()).OfType<RunningRestriction>()];

    /// <summary>The restriction in force at an instant.</summary>
    public Restriction? RestrictionAt(DateTimeOffset now) => Restrictions.InForce(ToRestrictions(), now);

    public SubscriptionTier TierAt(DateTimeOffset now) => SubscriptionRules.InForce(SubscriptionTier, SubscriptionExpiresAt, now);
}
