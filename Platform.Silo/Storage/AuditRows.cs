using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Storage;

namespace Platform.Silo.Storage;

/// <summary>Audit entries as both databases hand them over.</summary>
internal static class AuditRows
{
    /// <summary>The form of a day in both databases.</summary>
    public const string DayForm = "yyyy-MM-dd";

    /// <summary>An entry in the form in which states carry it in their outbox.</summary>
    public static string Outgoing(AuditEvent entry) => JsonSerializer.Serialize(entry, StateJson.Default.AuditEvent);

    /// <summary>An entry of the columns id, event, outcome, code, actor_id, target_type, target_id, reason, metadata, and created_at as a text.</summary>
    public static AuditEntryView Entry(DbDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2),
        Text(row, 3),
        row.IsDBNull(4) ? null : new UserId(row.GetInt64(4)),
        Text(row, 5),
        Text(row, 6),
        Text(row, 7),
        Text(row, 8) is { } metadata ? Metadata(metadata) : null,
        DateTimeOffset.Parse(row.GetString(9), CultureInfo.InvariantCulture));

    /// <summary>A day of the columns day as a text, entries, hash.</summary>
    public static AuditDay Day(DbDataReader row) =>
        new(DateOnly.ParseExact(row.GetString(0), DayForm, CultureInfo.InvariantCulture), row.GetInt64(1), row.GetString(2));

    /// <summary>An entry of the columns id, position, hash, and the fields of the chain as texts.</summary>
    public static ChainedAuditEntry Chained(DbDataReader row)
    {
        const int first = 3;
        return new ChainedAuditEntry(
            row.GetInt64(0), row.GetInt64(1), row.GetString(2), [.. Enumerable.Range(first, AuditChain.Fields).Select(column => Text(row, column))]);
    }

    /// <summary>Joins the conditions that a filter sets.</summary>
    public static string Where(AuditFilter filter, Func<string, string> parameter)
    {
        List<string> conditions = [];
        void Narrow(object? value, string condition)
        {
            if (value is not null)
            {
                conditions.Add(condition);
            }
        }

        Narrow(filter.ActorId, $"actor_id = {parameter("actor")}");
        Narrow(filter.TargetType, $"target_type = {parameter("target_type")}");
        Narrow(filter.TargetId, $"target_id = {parameter("target_id")}");
        Narrow(filter.Event, $"event = {parameter("event")}");
        Narrow(filter.Since, $"created_at >= {parameter("since")}");
        Narrow(filter.BeforeId, $"id < {parameter("before")}");
        return conditions.Count == 0 ? "" : new StringBuilder("WHERE ").AppendJoin(" AND ", conditions).ToString();
    }

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static ImmutableSortedDictionary<string, string> Metadata(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(json)!.ToImmutableSortedDictionary(StringComparer.Ordinal);
}
