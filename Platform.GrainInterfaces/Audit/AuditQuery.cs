namespace Platform.GrainInterfaces.Audit;

/// <summary>Which entries of the audit log an operator wants to see; what is null does not narrow it.</summary>
[GenerateSerializer, Immutable, Alias("platform.audit.query")]
public sealed record AuditQuery
{
    /// <summary>Entries of a page unless asked otherwise.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The most entries of a page.</summary>
    public const int LargestLimit = 1_000;

    /// <summary>Who acted: an id or a username.</summary>
    [Id(0)]
    public string? Actor { get; init; }

    /// <summary>The user it was done to: an id or a username.</summary>
    [Id(1)]
    public string? Target { get; init; }

    /// <summary>The event, in any case.</summary>
    [Id(2)]
    public string? Event { get; init; }

    /// <summary>Not before this instant.</summary>
    [Id(3)]
    public DateTimeOffset? Since { get; init; }

    /// <summary>Not before so long ago; goes by the cluster's clock.</summary>
    [Id(4)]
    public TimeSpan? Within { get; init; }

    /// <summary>Entries older than the one with this id: the last id of the page before.</summary>
    [Id(5)]
    public long? Before { get; init; }

    /// <summary>Entries at the most, 1 to <see cref="LargestLimit"/>.</summary>
    [Id(6)]
    public int Limit { get; init; } = DefaultLimit;
}
