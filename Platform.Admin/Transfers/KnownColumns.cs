using Platform.Admin.Commands;

namespace Platform.Admin.Transfers;

/// <summary>The columns that a file may have: a mistyped one must not be passed over in silence.</summary>
/// <param name="columns">Those that are read.</param>
/// <param name="required">Those without which no row can be.</param>
internal sealed class KnownColumns(IReadOnlyList<TransferColumn> columns, IReadOnlyList<string> required)
{
    private readonly HashSet<string> _names = [.. columns.Select(column => column.Name), .. ImportReport.OwnColumns];

    /// <summary>Whether there is such a column; those of a report count, so that a corrected one can be imported.</summary>
    public bool Has(string name) => _names.Contains(name);

    /// <summary>Refuses a header that names what is not known, one column twice, or not what every row needs.</summary>
    /// <exception cref="UsageException">It does.</exception>
    public void RequireHeader(IReadOnlyList<string> header)
    {
        if (header.FirstOrDefault(name => !Has(name)) is { } unknown)
        {
            throw new UsageException($"The file has a column '{unknown}', which means nothing here. Columns: {string.Join(", ", columns.Select(column => column.Name))}.");
        }

        if (header.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new UsageException($"The file has the column '{twice.Key}' twice.");
        }

        if (required.FirstOrDefault(name => !header.Contains(name)) is { } missing)
        {
            throw new UsageException($"The file has no column '{missing}'; its first line must name the columns.");
        }
    }
}
