using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Results;

namespace Platform.Grains.Moderation;

/// <summary>When a punishment ends that an operator asked for.</summary>
internal static class PunishmentEnds
{
    public const string Field = "until";

    /// <returns>Null for an end in the future, and for none.</returns>
    public static Refusal? Refuse(PunishmentEnd end, DateTimeOffset now)
    {
        if (end.At is not null && end.After is not null)
        {
            return Refusal.OfField(Field, "Give an instant or a length, not both.");
        }

        if (end.At <= now || end.After <= TimeSpan.Zero)
        {
            return Refusal.OfField(Field, "Must lie in the future.");
        }

        return end.After > DateTimeOffset.MaxValue - now ? Refusal.OfField(Field, "Must not lie behind the year 9999.") : null;
    }

    /// <summary>The instant of an end that was not refused; null for none.</summary>
    public static DateTimeOffset? Resolve(PunishmentEnd end, DateTimeOffset now) => end.At?.ToUniversalTime() ?? now + end.After;
}
