namespace Platform.GrainInterfaces.Audit;

/// <summary>What came of following the hash chains of the audit log for a stretch.</summary>
/// <param name="Entries">Entries that were found as they were written.</param>
/// <param name="FirstBroken">The first entry that is not as it was written; null when all are.</param>
/// <param name="Next">Where to go on; null at the end of the log, and behind a broken entry.</param>
[GenerateSerializer, Immutable, Alias("platform.audit.verification")]
public sealed record AuditVerification(
    [property: Id(0)] long Entries,
    [property: Id(1)] BrokenAuditEntry? FirstBroken,
    [property: Id(2)] AuditPlace? Next);

/// <summary>A place in the chain of a day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Position">The last entry that was found right, counted from 1; 0 when the day is done.</param>
[GenerateSerializer, Immutable, Alias("platform.audit.place")]
public sealed record AuditPlace([property: Id(0)] DateOnly Day, [property: Id(1)] long Position);

/// <summary>Where the chain of a day breaks.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Position">Place of the entry in the chain of its day, from 1.</param>
/// <param name="Id">Its id; null when it is missing.</param>
/// <param name="Problem">What is wrong, in a sentence.</param>
[GenerateSerializer, Immutable, Alias("platform.audit.broken-entry")]
public sealed record BrokenAuditEntry(
    [property: Id(0)] DateOnly Day,
    [property: Id(1)] long Position,
    [property: Id(2)] long? Id,
    [property: Id(3)] string Problem);
