using System.Data.Common;
using Platform.Silo.Storage;

namespace Platform.Tests.Storage;

/// <summary>Asks a database how it goes about each query, before it runs it.</summary>
internal sealed class ExplainedQueries(TestStorage storage) : ICommonQueries
{
    /// <summary>How it went about the last one; on PostgreSQL with the rows that it came across.</summary>
    public string Plan { get; private set; } = "";

    public async Task<List<T>> ReadRowsAsync<T>(
        string text, Func<DbDataReader, T> row, (string Name, object? Value)[] values, CancellationToken cancellation)
    {
        var (explain, column) = storage.Settings.IsEmbedded ? ("EXPLAIN QUERY PLAN", 3) : ("EXPLAIN (ANALYZE, TIMING off, SUMMARY off)", 0);
        Plan = string.Join('\n', await storage.Queries.ReadRowsAsync($"{explain} {text}", plan => plan.GetString(column), values, cancellation));
        return await storage.Queries.ReadRowsAsync(text, row, values, cancellation);
    }
}
