using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Platform.Grains.Storage.Backups;

/// <summary>The lines of a backup's body: an object names the table that begins, an array is a row of it, the last object tells how many rows each table has.</summary>
internal static class BackupLines
{
    private const string TableMember = "table";
    private const string ColumnsMember = "columns";
    private const string EndMember = "end";

    // Rows are for programs; letters outside of ASCII stay readable all the same.
    private static readonly JsonWriterOptions Form = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The beginning of a table.</summary>
    public static void WriteTable(IBufferWriter<byte> lines, BackupTable table) => Write(lines, line =>
    {
        line.WriteStartObject();
        line.WriteString(TableMember, table.Name);
        line.WriteStartArray(ColumnsMember);
        foreach (string column in table.ColumnNames)
        {
            line.WriteStringValue(column);
        }

        line.WriteEndArray();
        line.WriteEndObject();
    });

    /// <summary>A row.</summary>
    public static void WriteRow(IBufferWriter<byte> lines, BackupTable table, BackupRow row) => Write(lines, line =>
    {
        line.WriteStartArray();
        for (int column = 0; column < row.Values.Length; column++)
        {
            if (row.Values[column] is not { } value)
            {
                line.WriteNullValue();
            }
            else if (table.Columns[column].Form == BackupForm.Json)
            {
                // In JSON these two can only stand between tokens; other line breaks of Unicode may stand in texts.
                line.WriteRawValue(value.Replace('\n', ' ').Replace('\r', ' '), skipInputValidation: true);
            }
            else
            {
                line.WriteStringValue(value);
            }
        }

        line.WriteEndArray();
    });

    /// <summary>The end.</summary>
    public static void WriteEnd(IBufferWriter<byte> lines, IReadOnlyDictionary<string, long> rows) => Write(lines, line =>
    {
        line.WriteStartObject();
        line.WriteStartObject(EndMember);
        foreach ((string table, long count) in rows)
        {
            line.WriteNumber(table, count);
        }

        line.WriteEndObject();
        line.WriteEndObject();
    });

    /// <summary>Reads a line: one of the three that the others write.</summary>
    /// <param name="line">The line.</param>
    /// <param name="table">The table that the rows before it are of; null before the first.</param>
    /// <exception cref="BackupFormatException">It is none of them.</exception>
    public static BackupLine Read(ReadOnlySequence<byte> line, BackupTable? table)
    {
        try
        {
            var reader = new Utf8JsonReader(line);
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray && table is not null)
            {
                return new BackupLine { Row = ReadRow(ref reader, line, table) };
            }

            using JsonDocument document = JsonDocument.Parse(line);
            return document.RootElement.TryGetProperty(EndMember, out JsonElement end)
                ? new BackupLine { End = end.EnumerateObject().ToImmutableSortedDictionary(count => count.Name, count => count.Value.GetInt64(), StringComparer.Ordinal) }
                : new BackupLine { Table = FindTable(document.RootElement) };
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new BackupFormatException($"The file is damaged: a line of it cannot be read ({fault.GetType().Name}).");
        }
    }

    private static BackupRow ReadRow(ref Utf8JsonReader reader, ReadOnlySequence<byte> line, BackupTable table)
    {
        var values = ImmutableArray.CreateBuilder<string?>(table.Columns.Length);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (values.Count == table.Columns.Length)
            {
                throw new JsonException();
            }

            if (reader.TokenType != JsonTokenType.Null && table.Columns[values.Count].Form == BackupForm.Json)
            {
                long start = reader.TokenStartIndex;
                reader.Skip();
                values.Add(Encoding.UTF8.GetString(line.Slice(start, reader.BytesConsumed - start)));
            }
            else
            {
                values.Add(reader.GetString());
            }
        }

        return values.Count == table.Columns.Length ? new BackupRow(values.MoveToImmutable()) : throw new JsonException();
    }

    // A backup of an earlier release may lack a table; one with more than this program knows would lose it.
    private static BackupTable FindTable(JsonElement line)
    {
        string? name = line.GetProperty(TableMember).GetString();
        IEnumerable<string?> columns = line.GetProperty(ColumnsMember).EnumerateArray().Select(column => column.GetString());
        return BackupTables.All.FirstOrDefault(table => table.Name == name && table.ColumnNames.SequenceEqual(columns))
            ?? throw new BackupFormatException(
                string.Create(CultureInfo.InvariantCulture, $"The file holds a table '{name}' that this release does not know. Restore it with the release that wrote it."));
    }

    private static void Write(IBufferWriter<byte> lines, Action<Utf8JsonWriter> write)
    {
        using (var line = new Utf8JsonWriter(lines, Form))
        {
            write(line);
        }

        lines.Write("\n"u8);
    }
}

/// <summary>A line of a backup's body; one of its members is set.</summary>
internal readonly record struct BackupLine
{
    /// <summary>The table that begins.</summary>
    public BackupTable? Table { get; init; }

    /// <summary>A row of the table that began last.</summary>
    public BackupRow? Row { get; init; }

    /// <summary>How many rows each table has.</summary>
    public ImmutableSortedDictionary<string, long>? End { get; init; }
}
