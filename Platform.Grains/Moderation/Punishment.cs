using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Time;

namespace Platform.Grains.Moderation;

/// <summary>One entry of a user's moderation history; only ever completed by its lifting.</summary>
internal sealed record Punishment
{
    public long Id { get; init; }

    public PunishmentKind Kind { get; init; }

    public string Reason { get; init; } = "";

    public UserId? CreatedById { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? LiftedAt { get; init; }

    public UserId? LiftedById { get; init; }

    public string? LiftReason { get; init; }

    /// <summary>Whether its end was written down; until then, and for whoever reads, the clock decides.</summary>
    public bool IsOver { get; init; }

    /// <summary>What it restricts until its end; null for a warning, for a lifted one and for one that is over.</summary>
    public RunningRestriction? ToRunning() => (Kind, IsOver || LiftedAt is not null) switch
    {
        (PunishmentKind.Timeout, false) => new RunningRestriction(AccountState.Timeout, ExpiresAt),
        (PunishmentKind.Ban, false) => new RunningRestriction(AccountState.Banned, ExpiresAt),
        _ => null,
    };

    public PunishmentView ToView(DateTimeOffset now) =>
        new(Id, ActionType(), Reason, IsLifted: LiftedAt is not null, IsActive(now), ExpiresAt, now.SecondsUntil(ExpiresAt), LiftedAt, CreatedAt);

    public ModerationActionView ToActionView(DateTimeOffset now) => new(
        Id,
        ActionType(),
        Reason,
        IsLifted: LiftedAt is not null,
        IsActive(now),
        ExpiresAt,
        now.SecondsUntil(ExpiresAt),
        CreatedById,
        LiftedAt,
        LiftedById,
        LiftReason,
        CreatedAt);

    private string ActionType() => Kind switch
    {
        PunishmentKind.Warning => "PLATFORM_WARNING",
        PunishmentKind.Timeout => "PLATFORM_TIMEOUT",
        _ => "PLATFORM_BAN",
    };

    private bool IsActive(DateTimeOffset now) => ToRunning() is { } running && Restrictions.Runs(running.Until, now);
}

/// <summary>The kinds of punishment, by their strength.</summary>
internal enum PunishmentKind
{
    Warning = 0,
    Timeout = 1,
    Ban = 2,
}
