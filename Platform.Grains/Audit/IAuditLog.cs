using System.Collections.Immutable;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Audit;

/// <summary>The audit log in the database. Acts get into it with the states they change; here it is read, and refused attempts, which change nothing, are added.</summary>
internal interface IAuditLog
{
    /// <summary>Adds an entry that belongs to no change; an event id that is there already adds nothing.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    Task AppendAsync(AuditEvent entry, CancellationToken cancellation);

    /// <summary>Entries, newest first.</summary>
    /// <param name="filter">Which ones.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<ImmutableArray<AuditEntryView>> ListAsync(AuditFilter filter, CancellationToken cancellation);

    /// <summary>The chains that were begun, oldest day first.</summary>
    /// <param name="after">The day to begin after; null for the first.</param>
    /// <param name="most">Days at the most.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<ImmutableArray<AuditDay>> ListDaysAsync(DateOnly? after, int most, CancellationToken cancellation);

    /// <summary>A stretch of a day's chain as it stands in the database, in the order of positions.</summary>
    /// <param name="day">The day.</param>
    /// <param name="afterPosition">The position to begin after; 0 for the first.</param>
    /// <param name="most">Entries at the most.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<ImmutableArray<ChainedAuditEntry>> ReadChainAsync(DateOnly day, long afterPosition, int most, CancellationToken cancellation);
}

/// <summary>Which entries to list; what is null does not narrow it.</summary>
/// <param name="ActorId">Who acted.</param>
/// <param name="TargetType">The kind of thing it was done to.</param>
/// <param name="TargetId">Which one of that kind.</param>
/// <param name="Event">The event's exact name.</param>
/// <param name="Since">Not before this instant.</param>
/// <param name="BeforeId">Entries with lower ids only.</param>
/// <param name="Limit">Entries at the most.</param>
internal sealed record AuditFilter(
    UserId? ActorId, string? TargetType, string? TargetId, string? Event, DateTimeOffset? Since, long? BeforeId, int Limit);

/// <summary>What the database keeps of a day's chain besides its entries, so that a cut-off end is noticed.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Entries">How many entries were written.</param>
/// <param name="Hash">The last entry's hash, in lower-case hex.</param>
internal sealed record AuditDay(DateOnly Day, long Entries, string Hash);

/// <summary>An entry with its place in the chain.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Position">Its place in its day, from 1.</param>
/// <param name="Hash">Its hash, in lower-case hex.</param>
/// <param name="Fields">All that the hash covers, as the database holds it, in the order of <c>AuditChain</c>.</param>
internal sealed record ChainedAuditEntry(long Id, long Position, string Hash, ImmutableArray<string?> Fields);
