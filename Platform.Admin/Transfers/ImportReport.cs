using System.Globalization;
using CsvHelper;
using Platform.Admin.Commands;

namespace Platform.Admin.Transfers;

/// <summary>The rows that were not imported, as they were and why: a CSV file that can be corrected and imported itself.</summary>
internal sealed class ImportReport : IDisposable
{
    private readonly IReadOnlyList<TransferColumn> _columns;
    private readonly CsvWriter _csv;

    private ImportReport(string path, IReadOnlyList<TransferColumn> columns)
    {
        Path = path;
        _columns = columns;
        _csv = new CsvWriter(new StreamWriter(OwnerOnlyFile.Open(path, FileMode.Create)), CultureInfo.InvariantCulture);
        Write([.. columns.Select(column => column.Name), .. OwnColumns]);
    }

    /// <summary>The columns that it adds; an import passes over them.</summary>
    public static IReadOnlyList<string> OwnColumns { get; } = ["import_line", "import_column", "import_code", "import_reason"];

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Begins one.</summary>
    /// <param name="path">Where to; null for none.</param>
    /// <param name="source">What is imported.</param>
    /// <param name="columns">The columns of what is imported.</param>
    /// <exception cref="UsageException">It is the file that is imported, or cannot be written.</exception>
    public static ImportReport? Begin(string? path, string source, IReadOnlyList<TransferColumn> columns)
    {
        if (path is null)
        {
            return null;
        }

        string full = System.IO.Path.GetFullPath(path);
        return source != TransferFormats.Standard && full == System.IO.Path.GetFullPath(source)
            ? throw new UsageException("The report must be another file than the one that is imported.")
            : new ImportReport(full, columns);
    }

    /// <summary>Adds a row with what is wrong with it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="bad">What is wrong.</param>
    public void Add(TransferRow row, BadRow bad) => Write(
    [
        .. _columns.Select(column => row.Cells.GetValueOrDefault(column.Name)),
        (bad.Line ?? bad.Row).ToString(CultureInfo.InvariantCulture),
        bad.Column,
        bad.Code,
        bad.Reason,
    ]);

    /// <inheritdoc/>
    public void Dispose() => _csv.Dispose();

    private void Write(IEnumerable<string?> values)
    {
        foreach (string? value in values)
        {
            _csv.WriteField(value);
        }

        _csv.NextRecord();
    }
}
