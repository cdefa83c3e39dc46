namespace Platform.Grains.Bots;

/// <summary>What a bot has used of its hourly limit, written behind: a silo's death costs the last seconds of it (reference.md, section 1).</summary>
internal sealed record BotLimitState
{
    /// <summary>When this was written, by the wall clock: ages count from here.</summary>
    public DateTimeOffset WrittenAt { get; init; }

    /// <summary>The instants of the accepted requests of the last hour, packed.</summary>
    public string Accepted { get; init; } = "";

    /// <summary>The last accepted request; null before the first.</summary>
    public DateTimeOffset? LastActivityAt { get; init; }
}
