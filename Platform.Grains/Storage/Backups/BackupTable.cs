using System.Collections.Immutable;

namespace Platform.Grains.Storage.Backups;

/// <summary>A table of the database as it stands in a backup.</summary>
/// <param name="Name">Its name in both databases.</param>
/// <param name="Columns">What is kept of it.</param>
/// <param name="Order">The columns its rows are written in the order of; empty where any order will do.</param>
internal sealed record BackupTable(string Name, ImmutableArray<BackupColumn> Columns, ImmutableArray<string> Order)
{
    /// <summary>Whether it holds rows of several Orleans services.</summary>
    public bool HasService { get; init; }

    /// <summary>Names of the columns.</summary>
    public IEnumerable<string> ColumnNames => Columns.Select(column => column.Name);
}

/// <summary>A column of such a table.</summary>
/// <param name="Name">Its name in both databases.</param>
/// <param name="Form">How its values are written.</param>
internal sealed record BackupColumn(string Name, BackupForm Form);

/// <summary>How a value is written as a text that both databases take.</summary>
internal enum BackupForm
{
    /// <summary>As it is.</summary>
    Text,

    /// <summary>A whole number.</summary>
    Number,

    /// <summary>An instant, ISO 8601, UTC.</summary>
    Instant,

    /// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
    Day,

    /// <summary>JSON, in the file without quotes around it.</summary>
    Json,
}

/// <summary>A row: its values in the order of the table's columns, null where there is none.</summary>
/// <param name="Values">The values.</param>
internal readonly record struct BackupRow(ImmutableArray<string?> Values)
{
    /// <summary>Characters in it.</summary>
    public int Length => Values.Sum(value => value?.Length ?? 0);
}
