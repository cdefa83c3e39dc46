using System.Data.Common;

namespace Platform.Silo.Storage;

/// <summary>Runs queries in words that both databases understand. One query sees one state of the database.</summary>
internal interface ICommonQueries
{
    /// <summary>Runs a query and answers its rows.</summary>
    /// <param name="text">The query; its parameters are written <c>@name</c>.</param>
    /// <param name="row">Reads a row.</param>
    /// <param name="values">The parameters: numbers and texts.</param>
    /// <param name="cancellation">Ends the query.</param>
    Task<List<T>> ReadRowsAsync<T>(
        string text, Func<DbDataReader, T> row, (string Name, object? Value)[] values, CancellationToken cancellation);
}
