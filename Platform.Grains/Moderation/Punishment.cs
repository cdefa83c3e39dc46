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

    /// <summary>What it restricts until its end; null for a warning and for a lifted one.</summary>
    public RunningRestriction? ToRunning() => (Kind, LiftedAt) switch
    {
        (PunishmentKind.Timeout, null) => new RunningRestriction(AccountState.Timeout, ExpiresAt),
        (PunishmentKind.Ban, null) => new RunningRestriction(AccountState.Banned, ExpiresAt),
        _ => null,
    };

    public PunishmentView ToView(DateTimeOffset now) => new(
        Id,
        Kind switch
        {
            PunishmentKind.Warning => "PLATFORM_WARNING",
            PunishmentKind.Timeout => "PLATFORM_TIMEOUT",
            _ => "PLATFORM_BAN",
        },
        Reason,
        IsLifted: LiftedAt is not null,
        IsActive: ToRunning() is { } running && Restrictions.Runs(running.Until, now),
        ExpiresAt,
        now.SecondsUntil(ExpiresAt),
        LiftedAt,
        CreatedAt);
}

/// <summary>The kinds of punishment, by their strength.</summary>
internal enum PunishmentKind
{
    Warning = 0,
    Timeout = 1,
    Ban = 2,
}
