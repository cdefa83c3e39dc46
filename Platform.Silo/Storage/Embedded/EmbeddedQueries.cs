using System.Data.Common;

namespace Platform.Silo.Storage.Embedded;

/// <summary>Common queries on the embedded database.</summary>
internal sealed class EmbeddedQueries(EmbeddedDatabase database) : ICommonQueries
{
    /// <inheritdoc />
    public Task<List<T>> ReadRowsAsync<T>(
        string text, Func<DbDataReader, T> row, (string Name, object? Value)[] values, CancellationToken cancellation) =>
        database.Readers.ReadAsync(connection => connection.ReadRows(text, row, values), cancellation);
}
