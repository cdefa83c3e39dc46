using System.Collections.Immutable;

namespace Platform.Admin.Transfers;

/// <summary>One row as a file has it, whatever the form of the file.</summary>
/// <param name="Number">Its number, from 1; a header does not count.</param>
/// <param name="Line">The line it begins on; null where the file does not go by lines.</param>
/// <param name="Cells">Its values by the names of their columns; empty ones are left out.</param>
/// <param name="Complaint">Why it cannot be read; null when it can.</param>
internal sealed record TransferRow(long Number, long? Line, IReadOnlyDictionary<string, string> Cells, RowComplaint? Complaint = null)
{
    /// <summary>No values.</summary>
    public static IReadOnlyDictionary<string, string> NoCells { get; } = new Dictionary<string, string>();
}

/// <summary>What is wrong with a row.</summary>
/// <param name="Column">The column to blame; null when it is the whole row.</param>
/// <param name="Code">One of the platform's error codes.</param>
/// <param name="Reason">A sentence.</param>
internal sealed record RowComplaint(string? Column, string Code, string Reason);

/// <summary>A row that was not imported.</summary>
/// <param name="Row">Its number, from 1.</param>
/// <param name="Line">The line it begins on; null where the file does not go by lines.</param>
/// <param name="Column">The column to blame, or several with commas; null when it is the whole row.</param>
/// <param name="Code">One of the platform's error codes.</param>
/// <param name="Reason">Sentences; where several columns are to blame, each after its name.</param>
internal sealed record BadRow(long Row, long? Line, string? Column, string Code, string Reason)
{
    /// <summary>The same in one line.</summary>
    public string ToSentence()
    {
        string place = Line is null ? $"row {Row}" : $"line {Line}";
        return Column is null || Column.Contains(',') ? $"{place}: {Reason} ({Code})" : $"{place}, {Column}: {Reason} ({Code})";
    }

    /// <summary>A row with all that is wrong with it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="complaints">At least one.</param>
    public static BadRow Of(TransferRow row, ImmutableArray<RowComplaint> complaints) => complaints is [var only]
        ? new BadRow(row.Number, row.Line, only.Column, only.Code, only.Reason)
        : new BadRow(
            row.Number,
            row.Line,
            string.Join(", ", complaints.Select(complaint => complaint.Column)),
            complaints[0].Code,
            string.Join(' ', complaints.Select(complaint => $"{complaint.Column}: {complaint.Reason}")));
}
