using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using Platform.GrainInterfaces.Audit;
using Platform.Grains.Audit;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>The audit log in a PostgreSQL database.</summary>
internal sealed class PostgreSqlAuditLog(NpgsqlDataSource pool) : IAuditLog
{
    private const string Columns =
        "id, event, outcome, code, actor_id, target_type, target_id, reason, metadata::text, audit_instant(created_at)";

    // A day of which only its entries are left is listed, too: as one that should have none.
    private const string Days =
        """
        SELECT to_char(day, 'YYYY-MM-DD'), COALESCE(entries, 0), COALESCE(hash, to_char(day, 'YYYY-MM-DD'))
        FROM (SELECT day FROM audit_day UNION SELECT day FROM audit_log) AS begun
        LEFT JOIN audit_day USING (day)
        WHERE day > $1
        ORDER BY day
        LIMIT $2
        """;

    private const string Chain =
        """
        SELECT id, position, hash,
               to_char(day, 'YYYY-MM-DD'), position::text, event_id::text, event, outcome, code, actor_id::text, target_type, target_id, reason,
               metadata::text, audit_instant(created_at)
        FROM audit_log
        WHERE day = $1 AND position > $2
        ORDER BY audit_log.position
        LIMIT $3
        """;

    /// <inheritdoc />
    public async Task AppendAsync(AuditEvent entry, CancellationToken cancellation)
    {
        await using var command = pool.CreateCommand("SELECT append_to_audit_log($1)");
        command.Parameters.Add(new() { Value = AuditRows.Outgoing(entry), NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<AuditEntryView>> ListAsync(AuditFilter filter, CancellationToken cancellation)
    {
        await using var command = pool.CreateCommand(
            $"SELECT {Columns} FROM audit_log {AuditRows.Where(filter, name => "@" + name)} ORDER BY id DESC LIMIT @limit");
        Add("actor", filter.ActorId?.Value);
        Add("target_type", filter.TargetType);
        Add("target_id", filter.TargetId);
        Add("event", filter.Event);
        Add("since", filter.Since?.ToUniversalTime());
        Add("before", filter.BeforeId);
        Add("limit", filter.Limit);
        return [.. await command.ReadRowsAsync(AuditRows.Entry, cancellation)];

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                command.Parameters.Add(new(name, value));
            }
        }
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<AuditDay>> ListDaysAsync(DateOnly? after, int most, CancellationToken cancellation)
    {
        await using var command = pool.CreateCommand(Days);
        command.Parameters.Add(new() { Value = after ?? DateOnly.MinValue });
        command.Parameters.Add(new() { Value = most });
        return [.. await command.ReadRowsAsync(AuditRows.Day, cancellation)];
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<ChainedAuditEntry>> ReadChainAsync(DateOnly day, long afterPosition, int most, CancellationToken cancellation)
    {
        await using var command = pool.CreateCommand(Chain);
        command.Parameters.Add(new() { Value = day });
        command.Parameters.Add(new() { Value = afterPosition });
        command.Parameters.Add(new() { Value = most });
        return [.. await command.ReadRowsAsync(AuditRows.Chained, cancellation)];
    }
}
