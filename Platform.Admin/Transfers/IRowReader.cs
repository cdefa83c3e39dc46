using Platform.Admin.Commands;

namespace Platform.Admin.Transfers;

/// <summary>Reads the rows of a file one after the other, whatever its size.</summary>
internal interface IRowReader
{
    /// <summary>The rows from the first; one that cannot be read says so, and where nothing behind it can be read either it is the last.</summary>
    /// <exception cref="UsageException">The file as a whole is none of the kind.</exception>
    IAsyncEnumerable<TransferRow> ReadAsync();
}
