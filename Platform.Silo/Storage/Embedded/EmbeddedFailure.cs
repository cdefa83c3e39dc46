using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Platform.Silo.Storage.Embedded;

/// <summary>Says in an operator's words why the embedded database cannot be used.</summary>
internal static class EmbeddedFailure
{
    /// <summary>Turns the driver's failure into a sentence with the file's name.</summary>
    public static StorageStartException Explain(SqliteException failure, string folder)
    {
        var path = Path.GetFullPath(Path.Combine(folder, EmbeddedConnection.FileName));
        var sentence = failure.SqliteErrorCode switch
        {
            raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT =>
                $"The file '{path}' is damaged or no database: {failure.Message} Restore a backup.",
            raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM =>
                $"The database '{path}' cannot be opened for writing: {failure.Message} Check the owner and the rights of the folder.",
            raw.SQLITE_FULL or raw.SQLITE_IOERR =>
                $"The database '{path}' cannot be written: {failure.Message} Check the disk.",
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED =>
                $"The database '{path}' is locked by another program: {failure.Message} Close whatever else has it open.",
            _ => $"The database '{path}' cannot be used: {failure.Message}",
        };
        return new StorageStartException(sentence, failure);
    }
}
