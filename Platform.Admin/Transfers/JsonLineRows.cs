using System.Text.Json;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Transfers;

/// <summary>Rows of a file with one JSON object a line.</summary>
/// <param name="stream">The file.</param>
/// <param name="columns">The members that objects may have.</param>
internal sealed class JsonLineRows(Stream stream, KnownColumns columns) : IRowReader
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<TransferRow> ReadAsync()
    {
        using StreamReader text = new(stream);
        long number = 0;
        for (long line = 1; await text.ReadLineAsync() is { } content; line++)
        {
            if (!string.IsNullOrWhiteSpace(content))
            {
                yield return Row(++number, line, content);
            }
        }
    }

    private TransferRow Row(long number, long line, string content)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(content);
            return JsonCells.Row(number, line, document.RootElement, columns);
        }
        catch (JsonException)
        {
            return new TransferRow(number, line, TransferRow.NoCells, new RowComplaint(null, ErrorCodes.MalformedJson, "Is no JSON."));
        }
    }
}
