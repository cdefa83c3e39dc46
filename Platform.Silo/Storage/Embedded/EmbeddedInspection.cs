using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Platform.Grains.Storage.Checks;

namespace Platform.Silo.Storage.Embedded;

/// <summary>The embedded database as checks see it; they read beside the writer.</summary>
internal sealed class EmbeddedInspection(EmbeddedDatabase database, string serviceId) : IStorageInspection
{
    // Who is in which chat as the states say it, against the table.
    private const string Members =
        """
        WITH source AS MATERIALIZED (
            SELECT payload ->> '$.chat_id' AS chat_id, value ->> '$.user_id' AS user_id
            FROM grain_state, json_each(payload, '$.members')
            WHERE state_name = 'chat-members' AND service_id = @service_id AND payload ->> '$.chat_id' IS NOT NULL AND value ->> '$.user_id' IS NOT NULL
        )
        SELECT 'user ' || user_id || ' in chat ' || chat_id FROM (SELECT chat_id, user_id FROM source EXCEPT SELECT chat_id, user_id FROM chat_member WHERE service_id = @service_id)
        UNION ALL
        SELECT 'user ' || user_id || ' in chat ' || chat_id FROM (SELECT chat_id, user_id FROM chat_member WHERE service_id = @service_id EXCEPT SELECT chat_id, user_id FROM source)
        """;

    /// <inheritdoc />
    public async Task<(int Stored, int Known)> ReadSchemaAsync(CancellationToken cancellation)
    {
        var stored = await database.Readers.ReadAsync(connection => connection.ReadValue("SELECT max(version) FROM schema_version"), cancellation);
        return (Convert.ToInt32(stored, CultureInfo.InvariantCulture), SchemaScript.Sqlite.Count);
    }

    /// <inheritdoc />
    public Task<DateTimeOffset?> ReadClockAsync(CancellationToken cancellation) => Task.FromResult<DateTimeOffset?>(null);

    /// <inheritdoc />
    public async Task<ImmutableArray<StructureFinding>> InspectStructureAsync(CancellationToken cancellation)
    {
        var present = await database.Readers.ReadAsync(
            connection => connection.ReadRows("SELECT name FROM sqlite_master WHERE type IN ('index', 'trigger')", row => row.GetString(0)), cancellation);
        var missing = ExpectedStructure.Indexes.Concat(ExpectedStructure.SqliteIndexes).Concat(ExpectedStructure.SqliteTriggers).Except(present)
            .Select(name => new StructureFinding($"The index or trigger {name} is missing.", IsHarmless: false));
        var damage = await database.Readers.ReadAsync(connection => connection.ReadRows("PRAGMA integrity_check(5)", row => row.GetString(0)), cancellation);
        return
        [
            .. missing,
            .. damage.Where(line => line != "ok").Select(line => new StructureFinding($"The file is damaged: {line.TrimEnd('.')}. Restore a backup.", IsHarmless: false)),
        ];
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<Finding>> CompareDerivedAsync(CancellationToken cancellation) =>
        [await ReadFindingAsync(Members, [("@service_id", serviceId)], cancellation)];

    /// <inheritdoc />
    public async Task<ImmutableArray<InspectedState>> ReadStatesAsync(InspectedState? after, int most, CancellationToken cancellation) =>
        [.. await database.Readers.ReadAsync(
            connection => connection.ReadRows(
                InspectionQueries.States,
                State,
                ("@name", after?.StateName ?? ""),
                ("@key", after?.GrainKey ?? ""),
                ("@service_id", serviceId),
                ("@most", most)),
            cancellation)];

    /// <inheritdoc />
    public Task<Finding> FindAsync(ReferenceRule rule, DateTimeOffset now, CancellationToken cancellation) => ReadFindingAsync(
        ReferenceQueries.Of(rule, path => $"json_each(user_row.payload, '$.{string.Join('.', path)}') AS element"),
        [("@service_id", serviceId), ("@now", SweepInstant.Text(now)), ("@settled", SweepInstant.Text(now - ReferenceRule.Settling))],
        cancellation);

    /// <inheritdoc />
    public async Task<Backlog> ReadBacklogAsync(DateTimeOffset wake, DateTimeOffset sweep, CancellationToken cancellation)
    {
        var rows = await database.Readers.ReadAsync(
            connection => connection.ReadRows(
                InspectionQueries.Backlog,
                row => new Backlog(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)),
                ("@wake", SweepInstant.Text(wake)),
                ("@sweep", SweepInstant.Text(sweep)),
                ("@service_id", serviceId)),
            cancellation);
        return rows[0];
    }

    private async Task<Finding> ReadFindingAsync(string query, (string Name, object? Value)[] values, CancellationToken cancellation)
    {
        // A parameter that a query does not name is refused by the driver's own count of them.
        var named = values.Where(value => query.Contains(value.Name, StringComparison.Ordinal)).ToArray();
        var rows = await database.Readers.ReadAsync(
            connection => connection.ReadRows(ReferenceQueries.Counted(query), row => (Count: row.GetInt64(0), Example: row.GetString(1)), named), cancellation);
        return new Finding(rows.Count == 0 ? 0 : rows[0].Count, [.. rows.Select(row => row.Example)]);
    }

    private static InspectedState State(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), BinaryData.FromString(row.GetString(2)));
}
