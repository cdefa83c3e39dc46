using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;
using Platform.Grains.Time;

namespace Platform.Grains.Moderation;

/// <summary>Which of several punishments decides (reference.md, section 2, "Overlapping punishments").</summary>
internal static class Restrictions
{
    /// <summary>The strongest that runs: ban over timeout, later end over earlier, no end over all.</summary>
    /// <returns>Null when none runs.</returns>
    public static Restriction? InForce(IEnumerable<RunningRestriction> restrictions, DateTimeOffset now)
    {
        RunningRestriction? strongest = null;
        foreach (RunningRestriction restriction in restrictions)
        {
            if (Runs(restriction.Until, now) && (strongest is null || IsStronger(restriction, strongest)))
            {
                strongest = restriction;
            }
        }

        return strongest is null ? null : new Restriction(strongest.State, strongest.Until, now.SecondsUntil(strongest.Until));
    }

    /// <summary>Whether something with this end still runs; an end that is reached has ended.</summary>
    public static bool Runs(DateTimeOffset? until, DateTimeOffset now) => until is null || until > now;

    /// <summary>Refuses a sign-in of a banned user.</summary>
    public static Refusal? RefuseSignIn(Restriction? restriction) =>
        restriction?.State == AccountState.Banned ? restriction.ToRefusal() : null;

    /// <summary>Refuses a changing request of a restricted user.</summary>
    public static Refusal? RefuseChange(Restriction? restriction) => restriction?.ToRefusal();

    /// <summary>Refuses command executions that are reported for a restricted user.</summary>
    public static Refusal? RefuseCommands(Restriction? restriction) => restriction?.ToRefusal();

    /// <summary>Whether a sign-in code was made before a ban: such a code is worthless, also when the ban is over.</summary>
    public static bool VoidsCode(IEnumerable<Punishment> punishments, DateTimeOffset issuedAt) =>
        punishments.Any(punishment => punishment.Kind == PunishmentKind.Ban && punishment.CreatedAt >= issuedAt);

    private static bool IsStronger(RunningRestriction one, RunningRestriction other) =>
        one.State != other.State
            ? one.State > other.State
            : other.Until is not null && (one.Until is null || one.Until > other.Until);
}
