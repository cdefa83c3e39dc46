using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Chats;
using Platform.Grains.Moderation;
using Platform.Grains.Notifications;
using Platform.Grains.Permissions;
using Platform.Grains.Sessions;
using Platform.Grains.Storage;
using Platform.Grains.Subscriptions;

namespace Platform.Grains.Users;

/// <summary>All that belongs to one user. Its row is also his row in the directory.</summary>
internal sealed record UserState : IAuditedState
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

    /// <summary>Whether his identity had its one Trial with an account that was deleted.</summary>
    public bool TrialUsedBefore { get; init; }

    public ImmutableArray<Punishment> Punishments { get; init; } = [];

    public ImmutableArray<LinkedIdentity> LinkedPlatforms { get; init; } = [];

    public UserSessions Sessions { get; init; } = new();

    /// <summary>The chats he owns, each of which takes a slot.</summary>
    public ImmutableArray<OwnedChat> Chats { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What his chats have to be told and may not know yet, as far as is written down.</summary>
    public ImmutableArray<ChatOrder> ChatOrders { get; init => field = value.OrEmpty(); } = [];

    public DateTimeOffset LastActivityAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When an operator made his account from a file; null for one that began with a sign-in. Then <see cref="CreatedAt"/> may be older than the platform.</summary>
    public DateTimeOffset? ImportedAt { get; init; }

    /// <summary>When he was deleted; all but what is to be freed of him is gone since.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>What is still to be freed of a deleted user; null when nothing is.</summary>
    public Erasure? Erasure { get; init; }

    /// <summary>What waits for his inbox, as far as is written down.</summary>
    public ImmutableArray<PendingNotification> Notifications { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What those who watch his account have to hear of and may not have heard, as far as is written down.</summary>
    public ImmutableArray<AccountChange> Changes { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The end of a subscription that he was told of before it came.</summary>
    public DateTimeOffset? EndingTold { get; init; }

    /// <summary>The audit events of the write this state is from.</summary>
    public ImmutableArray<AuditEvent> Outbox { get; init; } = [];

    /// <summary>The counters he is counted in.</summary>
    public ImmutableArray<string> Buckets => UserBuckets.Of(this);

    /// <summary>When his last ban ends that runs as far as is written down; the end of time for one without an end, null without a ban. For searches by the clock.</summary>
    public DateTimeOffset? BannedUntil => LastEnd(AccountState.Banned);

    /// <summary>The same of his timeouts.</summary>
    public DateTimeOffset? TimedOutUntil => LastEnd(AccountState.Timeout);

    /// <summary>From when on the clock has decided something that is not written down: he is woken for it.</summary>
    public DateTimeOffset? WakeAfter => UserDeadlines.Wake(this);

    /// <summary>From when on nothing of a deleted user is needed any more.</summary>
    public DateTimeOffset? SweepAfter => Erasure is null && ChatOrders.IsEmpty ? DeletedAt : null;

    /// <summary>Whether a Trial may still be granted to him.</summary>
    [JsonIgnore]
    public bool IsTrialAvailable => !TrialUsedBefore && SubscriptionRules.TrialAvailable(SubscriptionHistory);

    /// <summary>The punishments that were not lifted and whose end is not written down.</summary>
    public ImmutableArray<RunningRestriction> ToRestrictions() =>
        [.. Punishments.Select(punishment => punishment.ToRunning()).OfType<RunningRestriction>()];

    /// <summary>The restriction in force at an instant.</summary>
    public Restriction? RestrictionAt(DateTimeOffset now) => Restrictions.InForce(ToRestrictions(), now);

    public SubscriptionTier TierAt(DateTimeOffset now) => SubscriptionRules.InForce(SubscriptionTier, SubscriptionExpiresAt, now);

    private DateTimeOffset? LastEnd(AccountState state) =>
        ToRestrictions().Where(restriction => restriction.State == state).Max(restriction => (DateTimeOffset?)(restriction.Until ?? DateTimeOffset.MaxValue));
}
