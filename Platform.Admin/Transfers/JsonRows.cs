using System.Text.Json;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Transfers;

/// <summary>Rows of a file that is one JSON array.</summary>
/// <param name="stream">The file.</param>
/// <param name="columns">The members that objects may have.</param>
internal sealed class JsonRows(Stream stream, KnownColumns columns) : IRowReader
{
    /// <inheritdoc/>
    public async IAsyncEnumerable<TransferRow> ReadAsync()
    {
        await using IAsyncEnumerator<JsonElement> items = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream).GetAsyncEnumerator();
        for (long number = 1; ; number++)
        {
            RowComplaint? malformed = null;
            try
            {
                if (!await items.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (JsonException fault)
            {
                malformed = new RowComplaint(
                    null, ErrorCodes.MalformedJson, $"The file is no JSON array from line {(fault.LineNumber ?? 0) + 1} on. Nothing behind it was read, and some rows before it were not.");
            }

            if (malformed is not null)
            {
                yield return new TransferRow(number, null, TransferRow.NoCells, malformed);
                yield break;
            }

            yield return JsonCells.Row(number, line: null, items.Current, columns);
        }
    }
}
