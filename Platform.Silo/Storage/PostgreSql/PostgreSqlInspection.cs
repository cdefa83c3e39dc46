using System.Collections.Immutable;
using Npgsql;
using Platform.Grains.Storage.Checks;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>A PostgreSQL database as checks see it, over connections of their own: the pool is for what is answered in milliseconds.</summary>
internal sealed class PostgreSqlInspection(StorageSettings settings) : IStorageInspection, IAsyncDisposable
{
    private const string Unusable =
        """
        SELECT relname FROM pg_index
        JOIN pg_class ON pg_class.oid = indexrelid
        JOIN pg_namespace ON pg_namespace.oid = relnamespace
        WHERE nspname = current_schema() AND NOT (indisvalid AND indisready)
        """;

    private const string Present = "SELECT indexname FROM pg_indexes WHERE schemaname = current_schema()";

    // Also those that are there and switched off.
    private const string Triggers = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')";

    private const string Columns =
        """
        SELECT state_name || ' ' || grain_key FROM grain_state AS state JOIN look_up_source AS source USING (service_id, state_name, grain_key)
        WHERE service_id = @service_id
          AND (state.sweep_after, state.wake_after, state.name_folded, state.owner_id, state.subscription_expires_at, state.bot_id, state.chat_id, state.public_chat_id)
              IS DISTINCT FROM
              (source.sweep_after, source.wake_after, source.name_folded, source.owner_id, source.subscription_expires_at, source.bot_id, source.chat_id, source.public_chat_id)
        """;

    private const string Entries =
        """
        WITH source AS MATERIALIZED (
            SELECT grain_key, id, name_folded, permission_level, subscription_tier, subscription_expires_at, banned_until, timed_out_until
            FROM user_entry_source WHERE service_id = @service_id
        ), entry AS MATERIALIZED (
            SELECT grain_key, id, name_folded, permission_level, subscription_tier, subscription_expires_at, banned_until, timed_out_until
            FROM user_entry WHERE service_id = @service_id
        )
        SELECT DISTINCT 'user ' || id FROM (
            (SELECT * FROM source EXCEPT SELECT * FROM entry) UNION ALL (SELECT * FROM entry EXCEPT SELECT * FROM source)) AS difference
        """;

    private const string Members =
        """
        WITH source AS MATERIALIZED (
            SELECT listed.chat_id, listed.user_id
            FROM grain_state, chat_members_of(payload) AS listed
            WHERE state_name = 'chat-members' AND service_id = @service_id
        ), member AS MATERIALIZED (
            SELECT chat_id, user_id FROM chat_member WHERE service_id = @service_id
        )
        SELECT 'user ' || user_id || ' in chat ' || chat_id FROM (
            (SELECT * FROM source EXCEPT SELECT * FROM member) UNION ALL (SELECT * FROM member EXCEPT SELECT * FROM source)) AS difference
        """;

    private readonly NpgsqlDataSource _source = PostgreSqlConnections.CreateUnhurried(settings);

    /// <inheritdoc />
    public async Task<(int Stored, int Known)> ReadSchemaAsync(CancellationToken cancellation)
    {
        await using var command = _source.CreateCommand("SELECT max(version) FROM schema_version");
        return ((int)(await command.ExecuteScalarAsync(cancellation))!, SchemaScript.PostgreSql.Count);
    }

    /// <inheritdoc />
    public async Task<DateTimeOffset?> ReadClockAsync(CancellationToken cancellation)
    {
        // The connection takes longer to open than the clock to read.
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        await using var command = new NpgsqlCommand("SELECT clock_timestamp()", connection);
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync(cancellation))!);
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<StructureFinding>> InspectStructureAsync(CancellationToken cancellation)
    {
        var present = await ReadTextsAsync(Present, cancellation);
        var triggers = await ReadTextsAsync(Triggers, cancellation);
        return
        [
            .. ExpectedStructure.Indexes.Concat(ExpectedStructure.PostgreSqlIndexes).Except(present)
                .Select(name => new StructureFinding($"The index {name} is missing.", IsHarmless: false)),
            .. ExpectedStructure.PostgreSqlTriggers.Except(triggers)
                .Select(name => new StructureFinding($"The trigger {name} is missing or switched off.", IsHarmless: false)),
            .. (await ReadTextsAsync(Unusable, cancellation))
                .Select(name => new StructureFinding($"The index {name} is not valid: REINDEX INDEX {name}.", IsHarmless: false)),
            .. ExpectedStructure.TrigramIndexes.Except(present)
                .Select(name => new StructureFinding($"The index {name} is missing (extension pg_trgm): searches inside usernames are slow.", IsHarmless: true)),
        ];
    }

    /// <inheritdoc />
    public async Task<ImmutableArray<Finding>> CompareDerivedAsync(CancellationToken cancellation) =>
    [
        await ReadFindingAsync(Columns, [("@service_id", settings.ServiceId)], cancellation),
        await ReadFindingAsync(Entries, [("@service_id", settings.ServiceId)], cancellation),
        await ReadFindingAsync(Members, [("@service_id", settings.ServiceId)], cancellation),
    ];

    /// <inheritdoc />
    public async Task<ImmutableArray<InspectedState>> ReadStatesAsync(InspectedState? after, int most, CancellationToken cancellation)
    {
        await using var command = Command(
            InspectionQueries.States,
            [("@name", after?.StateName ?? ""), ("@key", after?.GrainKey ?? ""), ("@service_id", settings.ServiceId), ("@most", most)]);
        return [.. await command.ReadRowsAsync(
            row => new InspectedState(row.GetString(0), row.GetString(1), BinaryData.FromBytes(row.GetFieldValue<byte[]>(2))), cancellation)];
    }

    /// <inheritdoc />
    public Task<Finding> FindAsync(ReferenceRule rule, DateTimeOffset now, CancellationToken cancellation) => ReadFindingAsync(
        ReferenceQueries.Of(rule, Elements),
        [("@service_id", settings.ServiceId), ("@now", SweepInstant.Text(now)), ("@settled", SweepInstant.Text(now - ReferenceRule.Settling))],
        cancellation);

    /// <inheritdoc />
    public async Task<Backlog> ReadBacklogAsync(DateTimeOffset wake, DateTimeOffset sweep, CancellationToken cancellation)
    {
        await using var command = Command(
            InspectionQueries.Backlog,
            [("@wake", SweepInstant.Text(wake)), ("@sweep", SweepInstant.Text(sweep)), ("@service_id", settings.ServiceId)]);
        var rows = await command.ReadRowsAsync(row => new Backlog(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), cancellation);
        return rows[0];
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private static string Elements(string[] path)
    {
        var list = string.Concat(path.Select(member => $" -> '{member}'"));
        return $"jsonb_array_elements(CASE jsonb_typeof(user_row.payload{list}) WHEN 'array' THEN user_row.payload{list} ELSE '[]' END) AS element (value)";
    }

    private async Task<List<string>> ReadTextsAsync(string query, CancellationToken cancellation)
    {
        await using var command = _source.CreateCommand(query);
        return await command.ReadRowsAsync(row => row.GetString(0), cancellation);
    }

    private async Task<Finding> ReadFindingAsync(string query, (string Name, object Value)[] values, CancellationToken cancellation)
    {
        await using var command = Command(ReferenceQueries.Counted(query), values);
        var rows = await command.ReadRowsAsync(row => (Count: row.GetInt64(0), Example: row.GetString(1)), cancellation);
        return new Finding(rows.Count == 0 ? 0 : rows[0].Count, [.. rows.Select(row => row.Example)]);
    }

    private NpgsqlCommand Command(string text, (string Name, object Value)[] values)
    {
        var command = _source.CreateCommand(text);
        foreach (var (name, value) in values)
        {
            command.Parameters.Add(new(name, value));
        }

        return command;
    }
}
