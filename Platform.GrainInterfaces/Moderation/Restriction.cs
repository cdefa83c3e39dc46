using Platform.GrainInterfaces.Results;

namespace Platform.GrainInterfaces.Moderation;

/// <summary>The restriction in force on an account at one moment.</summary>
/// <param name="State">Timeout or Banned.</param>
/// <param name="Until">Its end; null where it has none.</param>
/// <param name="RemainingSeconds">Whole seconds until the end, rounded up; null where it has none.</param>
[GenerateSerializer, Immutable, Alias("platform.moderation.restriction")]
public sealed record Restriction(
    [property: Id(0)] AccountState State,
    [property: Id(1)] DateTimeOffset? Until,
    [property: Id(2)] long? RemainingSeconds)
{
    /// <summary>What the restricted user is told when something is refused because of it, with its end.</summary>
    public Refusal ToRefusal()
    {
        Refusal refusal = State == AccountState.Banned
            ? new Refusal(ErrorCodes.AccountBanned, "The account is banned.")
            : new Refusal(ErrorCodes.AccountTimeout, "The account is in a timeout and may not change anything.");
        return refusal with { IsRestriction = true, RestrictedUntil = Until, RemainingSeconds = RemainingSeconds };
    }
}
