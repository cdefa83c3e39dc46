namespace Platform.GrainInterfaces.Bots;

/// <summary>One item of a batch as the bot sent it (reference.md, section 5, <c>POST /bot/batch</c>).</summary>
[GenerateSerializer, Immutable, Alias("platform.bots.reported-command")]
public readonly record struct ReportedCommand
{
    /// <summary>What was executed, 1-64 characters; null when it was left out.</summary>
    [Id(0)]
    public string? Command { get; init; }

    /// <summary>How often, 1 to 1,000,000; null when it was left out.</summary>
    [Id(1)]
    public long? Count { get; init; }

    /// <summary>The platform's user it was executed for; null for nobody in particular.</summary>
    [Id(2)]
    public long? UserId { get; init; }

    /// <summary>The group it was executed in; null for none.</summary>
    [Id(3)]
    public string? GroupId { get; init; }

    /// <summary>When; null for now.</summary>
    [Id(4)]
    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Why the item cannot be read: a field that is not of its type, or the item itself; null when all are.</summary>
    [Id(5)]
    public string? Complaint { get; init; }
}
