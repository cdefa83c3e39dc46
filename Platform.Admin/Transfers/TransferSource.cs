using Platform.Admin.Commands;

namespace Platform.Admin.Transfers;

/// <summary>A file of rows that is read.</summary>
internal sealed class TransferSource : IDisposable
{
    private readonly Stream _stream;

    private TransferSource(Stream stream, IRowReader rows) => (_stream, Rows) = (stream, rows);

    /// <summary>Its rows.</summary>
    public IRowReader Rows { get; }

    /// <summary>How much of it has been read, in percent; null where its length is not known.</summary>
    public int? Percent => _stream.CanSeek && _stream.Length > 0 ? (int)(_stream.Position * 100 / _stream.Length) : null;

    /// <summary>Opens one.</summary>
    /// <param name="settings">Which.</param>
    /// <param name="columns">The columns it may have.</param>
    /// <param name="surroundings">Whose input may be meant.</param>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public static TransferSource Open(ImportSettings settings, KnownColumns columns, Surroundings surroundings)
    {
        TransferFormat format = TransferFormats.Choose(settings.Format, settings.File);
        Stream stream = settings.File == TransferFormats.Standard ? OpenInput(surroundings) : OpenFile(settings.File);
        return new TransferSource(stream, format switch
        {
            TransferFormat.Csv => new CsvRows(stream, columns),
            TransferFormat.Json => new JsonRows(stream, columns),
            _ => new JsonLineRows(stream, columns),
        });
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private static Stream OpenInput(Surroundings surroundings) => surroundings.OfShell is null
        ? surroundings.Terminal.OpenInput()
        : throw new UsageException("In a shell, standard input is the shell's own. Give the name of a file.");

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"The file {path} cannot be read: {unreadable.Message}");
        }
    }
}
