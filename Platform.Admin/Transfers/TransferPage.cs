using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CsvHelper;

namespace Platform.Admin.Transfers;

/// <summary>Writes rows in one of the forms; what was written is taken away piece by piece.</summary>
/// <param name="format">The form.</param>
/// <param name="columns">The columns.</param>
internal sealed class TransferPage(TransferFormat format, IReadOnlyList<TransferColumn> columns)
{
    // Names may have any letter, and no page shows this.
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly StringBuilder _text = new();
    private long _rows;

    /// <summary>Rows written so far.</summary>
    public long Rows => _rows;

    /// <summary>Writes what stands before the first row.</summary>
    public void Begin()
    {
        switch (format)
        {
            case TransferFormat.Csv:
                AddCsv(columns.Select(column => column.Name));
                break;
            case TransferFormat.Json:
                _text.Append('[');
                break;
        }
    }

    /// <summary>Writes a row.</summary>
    /// <param name="values">Its values, in the order of the columns.</param>
    public void Add(IReadOnlyList<string?> values)
    {
        switch (format)
        {
            case TransferFormat.Csv:
                AddCsv(values);
                break;
            case TransferFormat.Json:
                AddJson(_rows == 0 ? "\n" : ",\n", values);
                break;
            default:
                AddJson("", values);
                _text.Append('\n');
                break;
        }

        _rows++;
    }

    /// <summary>Writes what stands behind the last row.</summary>
    public void End()
    {
        if (format == TransferFormat.Json)
        {
            _text.Append("\n]\n");
        }
    }

    /// <summary>Takes what was written since the last time.</summary>
    public string Take()
    {
        string text = _text.ToString();
        _text.Clear();
        return text;
    }

    private void AddCsv(IEnumerable<string?> values)
    {
        using StringWriter text = new(_text, CultureInfo.InvariantCulture);
        using CsvWriter csv = new(text, CultureInfo.InvariantCulture);
        foreach (string? value in values)
        {
            csv.WriteField(value);
        }

        csv.NextRecord();
    }

    private void AddJson(string before, IReadOnlyList<string?> values)
    {
        _text.Append(before).Append('{');
        foreach ((int index, (TransferColumn column, string? value)) in columns.Zip(values).Index())
        {
            string text = value is null ? "null" : column.Kind == CellKind.Text ? JsonSerializer.Serialize(value, Readable) : value;
            _text.Append(index == 0 ? "" : ",").Append('"').Append(column.Name).Append("\":").Append(text);
        }

        _text.Append('}');
    }
}
