using System.Collections.Immutable;
using System.Globalization;
using Platform.GrainInterfaces.Audit;
using Platform.Grains.Audit;

namespace Platform.Silo.Storage.Embedded;

/// <summary>The audit log in the embedded database.</summary>
internal sealed class EmbeddedAuditLog(EmbeddedDatabase database) : IAuditLog
{
    /// <summary>Appends an entry in its outgoing form, the parameter <c>$entry</c>.</summary>
    public const string Append =
        """
        INSERT INTO audit_entry (event_id, event, outcome, code, actor_id, target_type, target_id, reason, metadata, created_at)
        SELECT lower($entry ->> '$.event_id'), $entry ->> '$.event', $entry ->> '$.outcome', $entry ->> '$.code', $entry ->> '$.actor_id',
               $entry ->> '$.target_type', $entry ->> '$.target_id', $entry ->> '$.reason',
               NULLIF($entry -> '$.metadata', 'null'), $entry ->> '$.created_at'
        """;

    private const string Columns = "id, event, outcome, code, actor_id, target_type, target_id, reason, metadata, created_at";

    // A day of which only its entries are left is listed, too: as one that should have none.
    private const string Days =
        """
        SELECT day, COALESCE(entries, 0), COALESCE(hash, day)
        FROM (SELECT day FROM audit_day UNION SELECT day FROM audit_log)
        LEFT JOIN audit_day USING (day)
        WHERE day > $after
        ORDER BY day
        LIMIT $most
        """;

    private const string Chain =
        """
        SELECT id, position, hash,
               day, CAST(position AS TEXT), event_id, event, outcome, code, CAST(actor_id AS TEXT), target_type, target_id, reason, metadata, created_at
        FROM audit_log
        WHERE day = $day AND position > $after
        ORDER BY position
        LIMIT $most
        """;

    /// <inheritdoc />
    public Task AppendAsync(AuditEvent entry, CancellationToken cancellation) =>
        database.Writer.WriteAsync(connection => connection.Execute(Append, ("$entry", AuditRows.Outgoing(entry))));

    /// <inheritdoc />
    public async Task<ImmutableArray<AuditEntryView>> ListAsync(AuditFilter filter, CancellationToken cancellation)
    {
        var text = $"SELECT {Columns} FROM audit_log {AuditRows.Where(filter, name => "$" + name)} ORDER BY id DESC LIMIT $limit";
        (string Name, object? Value)[] values =
        [
            ("$actor", filter.ActorId?.Value),
            ("$target_type", filter.TargetType),
            ("$target_id", filter.TargetId),
            ("$event", filter.Event),
            ("$since", filter.Since is { } since ? SweepInstant.Text(since) : null),
            ("$before", filter.BeforeId),
            ("$limit", filter.Limit),
        ];
        return [.. await database.Readers.ReadAsync(
            connection => connection.ReadRows(text, AuditRows.Entry, [.. values.Where(value => value.Value is not null)]), cancellation)];
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<AuditDay>> ListDaysAsync(DateOnly? after, int most, CancellationToken cancellation) =>
        [.. await database.Readers.ReadAsync(
            connection => connection.ReadRows(Days, AuditRows.Day, ("$after", after is { } day ? Text(day) : ""), ("$most", most)), cancellation)];

    /// <inheritdoc />
    public async Task<ImmutableArray<ChainedAuditEntry>> ReadChainAsync(DateOnly day, long afterPosition, int most, CancellationToken cancellation) =>
        [.. await database.Readers.ReadAsync(
            connection => connection.ReadRows(Chain, AuditRows.Chained, ("$day", Text(day)), ("$after", afterPosition), ("$most", most)), cancellation)];

    private static string Text(DateOnly day) => day.ToString(AuditRows.DayForm, CultureInfo.InvariantCulture);
}
