using System.IO.Hashing;
using System.Text;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Transfers;

/// <summary>What no two rows of one file may have in common; of each value a hash is kept, so that long files need little memory.</summary>
internal sealed class SeenRows
{
    private readonly Dictionary<UInt128, long> _rows = [];

    /// <summary>Notes a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="values">What is its own alone, with the columns to blame.</param>
    /// <returns>What it has in common with an earlier one; null when nothing.</returns>
    public RowComplaint? Note(TransferRow row, IEnumerable<(string Column, string Value)> values)
    {
        RowComplaint? complaint = null;
        foreach ((string column, string value) in values)
        {
            UInt128 hash = XxHash128.HashToUInt128(Encoding.UTF8.GetBytes($"{column}\0{value}"));
            if (!_rows.TryAdd(hash, row.Line ?? row.Number))
            {
                string place = row.Line is null ? "Row" : "Line";
                complaint ??= new RowComplaint(column, ErrorCodes.Conflict, $"{place} {_rows[hash]} has it already.");
            }
        }

        return complaint;
    }
}
