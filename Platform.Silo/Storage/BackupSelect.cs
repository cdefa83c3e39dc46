using Platform.Grains.Storage.Backups;

namespace Platform.Silo.Storage;

/// <summary>The query that reads a table for a backup, every value as a text.</summary>
internal static class BackupSelect
{
    /// <summary>Answers the query.</summary>
    /// <param name="table">The table.</param>
    /// <param name="valueOf">How the database writes a column's value as a text.</param>
    /// <param name="service">The parameter that names the Orleans service.</param>
    public static string Of(BackupTable table, Func<BackupColumn, string> valueOf, string service)
    {
        var condition = table.HasService ? $" WHERE service_id = {service}" : "";
        var order = table.Order.IsEmpty ? "" : $" ORDER BY {string.Join(", ", table.Order.Select(column => $"{table.Name}.{column}"))}";
        return $"SELECT {string.Join(", ", table.Columns.Select(valueOf))} FROM {table.Name}{condition}{order}";
    }
}
