using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Platform.Admin.Commands;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Transfers;

/// <summary>Rows of a CSV file.</summary>
/// <param name="stream">The file.</param>
/// <param name="columns">Those it may have.</param>
internal sealed class CsvRows(Stream stream, KnownColumns columns) : IRowReader
{
    // More than any value may have: a quote that nobody closed must not read the rest of the file into one cell.
    private const int LongestCell = 16_384;

    /// <inheritdoc/>
    public async IAsyncEnumerable<TransferRow> ReadAsync()
    {
        bool isMalformed = false;
        CsvConfiguration configuration = new(CultureInfo.InvariantCulture)
        {
            Mode = CsvMode.RFC4180,
            Delimiter = ",",
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            MaxFieldSize = LongestCell,
            BadDataFound = _ => isMalformed = true,
        };
        using StreamReader text = new(stream);
        using CsvParser parser = new(text, configuration);
        IReadOnlyList<string>? header = null;
        long number = 0;
        long line = 1;
        while (true)
        {
            isMalformed = false;
            RowComplaint? tooLong = null;
            try
            {
                if (!await parser.ReadAsync())
                {
                    break;
                }
            }
            catch (MaxFieldSizeException)
            {
                tooLong = Complaint($"A value has more than {LongestCell} characters; perhaps a quote is not closed. Nothing behind it was read.");
            }

            long begin = line;
            line = parser.RawRow + 1L;
            if (tooLong is not null)
            {
                yield return new TransferRow(number + 1, begin, TransferRow.NoCells, tooLong);
                yield break;
            }

            string[] values = parser.Record ?? [];
            if (values is [] or [""])
            {
                continue;
            }

            if (header is null)
            {
                header = [.. values.Select(value => value.Trim())];
                columns.RequireHeader(header);
                continue;
            }

            number++;
            yield return Row(number, begin, header, values, isMalformed);
        }

        if (header is null)
        {
            throw new UsageException("The file is empty: its first line must name the columns.");
        }
    }

    private static TransferRow Row(long number, long line, IReadOnlyList<string> header, string[] values, bool isMalformed)
    {
        RowComplaint? complaint = isMalformed
            ? Complaint("A quote stands where none may be.")
            : values.Length == header.Count ? null : Complaint($"Has {values.Length} values, but the header has {header.Count} columns.");
        Dictionary<string, string> cells = [];
        foreach ((string column, string value) in header.Zip(values).Where(cell => cell.Second.Length > 0))
        {
            cells[column] = value;
        }

        return new TransferRow(number, line, cells, complaint);
    }

    private static RowComplaint Complaint(string reason) => new(null, ErrorCodes.ValidationFailed, reason);
}
