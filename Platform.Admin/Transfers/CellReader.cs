using System.Globalization;
using Platform.Admin.Commands;
using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Transfers;

/// <summary>Reads the values of one row and notes what is none; whether a value may be is the cluster's to say.</summary>
/// <param name="row">The row.</param>
internal sealed class CellReader(TransferRow row)
{
    private readonly List<RowComplaint> _complaints = [];

    /// <summary>What was no value, in the order of reading.</summary>
    public IReadOnlyList<RowComplaint> Complaints => _complaints;

    /// <summary>A text; null for none.</summary>
    public string? Text(string column) => row.Cells.GetValueOrDefault(column);

    /// <summary>A text that every row has.</summary>
    public string Required(string column) => Text(column) ?? Complain(column, "Is required.", "");

    /// <summary>One of a few words, or its number over HTTP.</summary>
    public T Word<T>(string column, T otherwise)
        where T : struct, Enum
    {
        if (Text(column) is not { } text)
        {
            return otherwise;
        }

        return WordsOf<T>.Read(text) ?? (Enum.TryParse(text, out T number) && Enum.IsDefined(number)
            ? number
            : Complain(column, $"Must be {WordsOf<T>.Listed}.", otherwise));
    }

    /// <summary>An instant; null for none.</summary>
    public DateTimeOffset? Time(string column) => Text(column) is not { } text
        ? null
        : TimeForms.Instant(text) ?? Complain<DateTimeOffset?>(column, $"Must be {TimeForms.Instants}.", null);

    /// <summary>A whole number; null for none.</summary>
    public long? Number(string column) => Text(column) is not { } text
        ? null
        : long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : Complain<long?>(column, "Must be a whole number.", null);

    /// <summary>Yes or no.</summary>
    public bool Flag(string column, bool otherwise) => Text(column)?.ToUpperInvariant() switch
    {
        null => otherwise,
        "TRUE" or "1" or "YES" => true,
        "FALSE" or "0" or "NO" => false,
        _ => Complain(column, "Must be true or false.", otherwise),
    };

    private T Complain<T>(string column, string reason, T otherwise)
    {
        _complaints.Add(new RowComplaint(column, ErrorCodes.ValidationFailed, reason));
        return otherwise;
    }
}
