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

    public DateTimeOffset ExpiresAt { get; init; }

    public DateTimeOffset LastUsedAt { get; init; }

    /// <summary>From then on the row may be swept: the session is over whatever else is known.</summary>
    public DateTimeOffset SweepAfter => ExpiresAt;

    /// <summary>The counter it is counted in while its row stands.</summary>
    public ImmutableArray<string> Buckets { get; } = [Bucket];
}
