using System.Collections.Immutable;
using Platform.GrainInterfaces.Users;

namespace Platform.GrainInterfaces.Audit;

/// <summary>One entry of the audit log (reference.md, section 10).</summary>
/// <param name="Id">Number of the entry; later entries have higher ones.</param>
/// <param name="Event">What was done, or tried.</param>
/// <param name="Outcome"><c>done</c> or <c>refused</c>.</param>
/// <param name="Code">The refusal's code; null when done.</param>
/// <param name="ActorId">Who did it; null for the operator key and for the platform itself.</param>
/// <param name="TargetType">The kind of thing it was done to.</param>
/// <param name="TargetId">Which one: its id or name.</param>
/// <param name="Reason">The operator's words; null where he gave none.</param>
/// <param name="Metadata">What else belongs to the act; null for nothing.</param>
/// <param name="CreatedAt">When.</param>
[GenerateSerializer, Immutable, Alias("platform.audit.entry")]
public sealed record AuditEntryView(
    [property: Id(0)] long Id,
    [property: Id(1)] string Event,
    [property: Id(2)] string Outcome,
    [property: Id(3)] string? Code,
    [property: Id(4)] UserId? ActorId,
    [property: Id(5)] string? TargetType,
    [property: Id(6)] string? TargetId,
    [property: Id(7)] string? Reason,
    [property: Id(8)] ImmutableSortedDictionary<string, string>? Metadata,
    [property: Id(9)] DateTimeOffset CreatedAt);

/// <summary>A part of the audit log.</summary>
/// <param name="Entries">Newest first.</param>
[GenerateSerializer, Immutable, Alias("platform.audit.list")]
public sealed record AuditList([property: Id(0)] ImmutableArray<AuditEntryView> Entries);
