using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Moderation;

/// <summary>Enters a warning into a user's history. A reason is required.</summary>
[GenerateSerializer, Immutable, Alias("platform.moderation.warn")]
public sealed record WarnUser : UserAct;

/// <summary>Keeps a user from changing anything until an end. A reason is required.</summary>
[GenerateSerializer, Immutable, Alias("platform.moderation.time-out")]
public sealed record TimeOutUser : UserAct
{
    /// <summary>When it ends; a timeout without an end is refused.</summary>
    [Id(0)]
    public PunishmentEnd End { get; init; } = PunishmentEnd.Never;
}

/// <summary>Shuts a user out and ends all his sessions. A reason is required.</summary>
[GenerateSerializer, Immutable, Alias("platform.moderation.ban")]
public sealed record BanUser : UserAct
{
    /// <summary>When it ends; <see cref="PunishmentEnd.Never"/> for a permanent ban.</summary>
    [Id(0)]
    public PunishmentEnd End { get; init; } = PunishmentEnd.Never;
}

/// <summary>Lifts all running timeouts of a user.</summary>
[GenerateSerializer, Immutable, Alias("platform.moderation.lift-timeouts")]
public sealed record LiftTimeouts : UserAct;

/// <summary>Lifts all running bans of a user.</summary>
[GenerateSerializer, Immutable, Alias("platform.moderation.lift-bans")]
public sealed record LiftBans : UserAct;
