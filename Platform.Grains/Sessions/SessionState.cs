using System.Collections.Immutable;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Sessions;

/// <summary>What leads from a token to its user, and what only the session knows.</summary>
internal sealed record SessionState
{
    /// <summary>The counter of live sessions.</summary>
    public const string Bucket = "sessions.total";

    public UserId UserId { get; init; }

    /// <summary>The bot that handed out the code it was opened by; null where no bot did.</summary>
    public BotId? BotId { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Its end, as far as the session has written it down; its user may have shortened it since.</summary>
    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset LastUsedAt { get; init; }

    /// <summary>Whether it is written down that its end has come; the row stays for a while for what is known of its last use.</summary>
    public bool IsOver { get; init; }

    /// <summary>From when on the clock has decided something that is not written down: its grain is woken for it.</summary>
    public DateTimeOffset? WakeAfter => IsOver ? null : ExpiresAt;

    /// <summary>From then on the row may be swept: the session is over whatever else is known.</summary>
    public DateTimeOffset SweepAfter => ExpiresAt;

    /// <summary>The counter it is counted in until it is over.</summary>
    public ImmutableArray<string> Buckets => IsOver ? [] : [Bucket];

    /// <summary>The same session with everything written down that is known of it.</summary>
    /// <param name="end">Its end as its user says it; null where he says nothing. It only ever comes closer.</param>
    /// <param name="lastUsed">Its last request.</param>
    /// <param name="now">The instant.</param>
    public SessionState AsOf(DateTimeOffset? end, DateTimeOffset lastUsed, DateTimeOffset now)
    {
        DateTimeOffset earliest = end < ExpiresAt ? end.Value : ExpiresAt;
        return this with { ExpiresAt = earliest, LastUsedAt = lastUsed, IsOver = IsOver || earliest <= now };
    }
}
