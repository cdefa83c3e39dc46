using Platform.Grains.Limits;

namespace Platform.Grains.Bots;

/// <summary>What a bot has used of its hourly limit, written behind: a silo's death costs the last seconds of it (reference.md, section 1).</summary>
internal sealed record BotLimitState
{
    /// <summary>When this was written, by the wall clock: ages count from here.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>The instants of the accepted requests of the last hour, packed; empty where <see cref="AcceptedBySecond"/> has them.</summary>
    public string Accepted { get; init; } = "";

    /// <summary>The same to the second: so it is written while the bot is in memory, again and again. Nothing where it was written to the tick.</summary>
    public string? AcceptedBySecond { get; init; }

    /// <summary>The last accepted request; null before the first.</summary>
    public DateTimeOffset? LastActivityAt { get; init; }

    /// <summary>The instants of the accepted requests: as they were, or later by less than a second.</summary>
    /// <param name="then">The instant this was written at, by the clock of the one who reads it.</param>
    /// <exception cref="FormatException">It is not what was written.</exception>
    public TimeSpan[] ReadAccepted(TimeSpan then) =>
        AcceptedBySecond is null ? AcceptedInstants.Unpack(Accepted, then) : AcceptedSeconds.Unpack(AcceptedBySecond, then);
}
