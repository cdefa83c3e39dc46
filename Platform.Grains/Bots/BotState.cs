using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Notifications;

namespace Platform.Grains.Bots;

/// <summary>All that belongs to one bot but what it uses of its limit. Its row is also its row in the directory.</summary>
internal sealed record BotState : IAuditedState
{
    public BotId Id { get; init; }

    public string Name { get; init; } = "";

    /// <summary>The name as it is looked for: folded here, since the two databases fold letters outside of ASCII differently.</summary>
    public string? NameFolded => DeletedAt is null ? BotNames.Fold(Name) : null;

    public string Platform { get; init; } = "";

    /// <summary>Whose it is; null of a deleted one.</summary>
    public UserId? OwnerId { get; init; }

    public BotType BotType { get; init; }

    public bool IsActive { get; init; }

    public int RateLimitPerHour { get; init; }

    /// <summary>What is kept of its key.</summary>
    public TokenHash KeyHash { get; init; }

    /// <summary>The key before this one, where it is good for a while longer; null for none.</summary>
    public FormerBotKey? FormerKey { get; init; }

    public string? AvatarUrl { get; init; }

    public int Groups { get; init; }

    public long Users { get; init; }

    public int? LatencyMs { get; init; }

    /// <summary>Its last accepted request as of the write this state is from; <see cref="BotLimitState.LastActivityAt"/> may know a later one.</summary>
    public DateTimeOffset? LastActivityAt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset UpdatedAt { get; init; }

    /// <summary>How often its statistics were reset: its counts are kept under this number.</summary>
    public int StatisticsEpoch { get; init; }

    /// <summary>Sessions opened by codes that were made until then and handed out by this bot are worthless; null when none are.</summary>
    public DateTimeOffset? SessionsVoidUntil { get; init; }

    /// <summary>What its owner has to be told and may not know yet; null for nothing.</summary>
    public PendingNotification? OwnerNews { get; init; }

    /// <summary>When it was deleted; what is left of it then is swept.</summary>
    public DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The audit events of the write this state is from.</summary>
    public ImmutableArray<AuditEvent> Outbox { get; init; } = [];

    /// <summary>The counters it is counted in.</summary>
    public ImmutableArray<string> Buckets => BotBuckets.Of(this);

    /// <summary>From when on its grain is woken to tell its owner.</summary>
    public DateTimeOffset? WakeAfter => OwnerNews?.CreatedAt;

    /// <summary>From when on nothing of a deleted bot is needed any more.</summary>
    public DateTimeOffset? SweepAfter => DeletedAt;
}
