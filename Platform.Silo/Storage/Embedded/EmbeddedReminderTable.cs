using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Platform.Silo.Storage.Embedded;

/// <summary>Reminders in the embedded database.</summary>
internal sealed class EmbeddedReminderTable(EmbeddedDatabase database, string serviceId) : IReminderTable
{
    private const string Select = "SELECT grain_id, reminder_name, start_time, period_milliseconds, version FROM reminder WHERE service_id = $service_id";
    private const string SelectGrain = $"{Select} AND grain_id = $grain_id";
    private const string SelectOne = $"{SelectGrain} AND reminder_name = $reminder_name";
    private const string SelectArc = $"{Select} AND grain_hash > $begin AND grain_hash <= $end";

    // The arc that runs over the ring's end; both ends equal means the whole ring.
    private const string SelectWrappedArc = $"{Select} AND (grain_hash > $begin OR grain_hash <= $end)";

    private const string Upsert =
        """
        INSERT INTO reminder (service_id, grain_id, reminder_name, start_time, period_milliseconds, grain_hash, version)
        VALUES ($service_id, $grain_id, $reminder_name, $start_time, $period, $grain_hash, 1)
        ON CONFLICT (service_id, grain_id, reminder_name) DO UPDATE
        SET start_time = excluded.start_time,
            period_milliseconds = excluded.period_milliseconds,
            grain_hash = excluded.grain_hash,
            version = version + 1
        RETURNING version
        """;

    private const string Delete =
        "DELETE FROM reminder WHERE service_id = $service_id AND grain_id = $grain_id AND reminder_name = $reminder_name AND version = $version";

    /// <inheritdoc />
    public async Task<ReminderTableData> ReadRows(GrainId grainId) => new(await ReadAsync(
        SelectGrain, [("$service_id", serviceId), ("$grain_id", grainId.ToString())]));

    /// <inheritdoc />
    public async Task<ReminderTableData> ReadRows(uint begin, uint end) => new(await ReadAsync(
        begin < end ? SelectArc : SelectWrappedArc, [("$service_id", serviceId), ("$begin", (long)begin), ("$end", (long)end)]));

    /// <inheritdoc />
    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        var found = await ReadAsync(
            SelectOne, [("$service_id", serviceId), ("$grain_id", grainId.ToString()), ("$reminder_name", reminderName)]);
        return found.SingleOrDefault();
    }

    /// <inheritdoc />
    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        var version = await database.Writer.WriteAsync(connection => connection.ReadValue(
            Upsert,
            ("$service_id", serviceId),
            ("$grain_id", entry.GrainId.ToString()),
            ("$reminder_name", entry.ReminderName),
            ("$start_time", DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc).ToString("O", CultureInfo.InvariantCulture)),
            ("$period", (long)entry.Period.TotalMilliseconds),
            ("$grain_hash", (long)entry.GrainId.GetUniformHashCode())));
        return Convert.ToString(version, CultureInfo.InvariantCulture);
    }

    /// <inheritdoc />
    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        var version = long.Parse(eTag, CultureInfo.InvariantCulture);
        return await database.Writer.WriteAsync(connection => connection.Execute(
            Delete,
            ("$service_id", serviceId), ("$grain_id", grainId.ToString()), ("$reminder_name", reminderName), ("$version", version))) == 1;
    }

    /// <inheritdoc />
    public Task TestOnlyClearTable() => database.Writer.WriteAsync(connection =>
        connection.Execute("DELETE FROM reminder WHERE service_id = $service_id", ("$service_id", serviceId)));

    private Task<List<ReminderEntry>> ReadAsync(string query, (string Name, object? Value)[] values) =>
        database.Readers.ReadAsync(connection => connection.ReadRows(query, Entry, values));

    private static ReminderEntry Entry(SqliteDataReader row) => new()
    {
        GrainId = GrainId.Parse(row.GetString(0), CultureInfo.InvariantCulture),
        ReminderName = row.GetString(1),
        StartAt = DateTime.Parse(row.GetString(2), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        Period = TimeSpan.FromMilliseconds(row.GetInt64(3)),
        ETag = row.GetInt64(4).ToString(CultureInfo.InvariantCulture),
    };
}
