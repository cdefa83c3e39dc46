using System.Collections.Immutable;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Audit;

/// <summary>One entry on its way into the audit log: written with the state it tells of, in one transaction.</summary>
internal sealed record AuditEvent
{
    /// <summary>The outcome of an act that is in effect.</summary>
    public const string DoneOutcome = "done";

    /// <summary>Makes a repeated write harmless: the log takes each id once.</summary>
    public Guid EventId { get; init; }

    public string Event { get; init; } = "";

    /// <summary><c>done</c> or <c>refused</c>.</summary>
    public string Outcome { get; init; } = DoneOutcome;

    /// <summary>The refusal's code; null when done.</summary>
    public string? Code { get; init; }

    public UserId? ActorId { get; init; }

    public string TargetType { get; init; } = "";

    public string TargetId { get; init; } = "";

    public string? Reason { get; init; }

    public ImmutableSortedDictionary<string, string>? Metadata { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>An act that was done.</summary>
    public static AuditEvent Done(string name, UserId? actor, string targetType, string targetId, DateTimeOffset now) => new()
    {
        EventId = Guid.CreateVersion7(now),
        Event = name,
        ActorId = actor,
        TargetType = targetType,
        TargetId = targetId,
        CreatedAt = now,
    };
}
