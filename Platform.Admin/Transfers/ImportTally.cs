using Platform.GrainInterfaces.Results;

namespace Platform.Admin.Transfers;

/// <summary>How far an import has come.</summary>
internal sealed class ImportTally
{
    // Files may be long; all of them are told one by one, and in the report.
    private const int MostKept = 1_000;

    private readonly List<BadRow> _badRows = [];

    /// <summary>Rows that were looked at.</summary>
    public long Rows { get; set; }

    /// <summary>Rows that are new now, or would be.</summary>
    public long Created { get; set; }

    /// <summary>Rows that there was nothing to do for.</summary>
    public long AlreadyThere { get; set; }

    /// <summary>Rows that were refused.</summary>
    public long Bad { get; private set; }

    /// <summary>The first of them.</summary>
    public IReadOnlyList<BadRow> BadRows => _badRows;

    /// <summary>The number of the first row that the cluster was not asked about.</summary>
    public long NextRow { get; set; } = 1;

    /// <summary>Whether it ended before the file did.</summary>
    public bool IsStopped { get; set; }

    /// <summary>Why the operator may not go on; null when he may.</summary>
    public Refusal? Refusal { get; set; }

    /// <summary>Notes a bad row.</summary>
    public void Note(BadRow row)
    {
        Bad++;
        if (_badRows.Count < MostKept)
        {
            _badRows.Add(row);
        }
    }
}
