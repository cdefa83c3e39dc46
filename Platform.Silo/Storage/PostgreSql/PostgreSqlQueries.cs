using System.Data.Common;
using Npgsql;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Common queries on a PostgreSQL database.</summary>
internal sealed class PostgreSqlQueries(NpgsqlDataSource pool) : ICommonQueries
{
    // For as long as the query takes, which is milliseconds: compiling it, or starting processes for it, would take many times as long.
    // It goes with the query, as both are one transaction until the answer is asked for.
    private const string NoPreparations = "SELECT set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true)";

    /// <inheritdoc />
    public async Task<List<T>> ReadRowsAsync<T>(
        string text, Func<DbDataReader, T> row, (string Name, object? Value)[] values, CancellationToken cancellation)
    {
        await using var batch = pool.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(NoPreparations));
        var query = new NpgsqlBatchCommand(text);
        foreach (var (name, value) in values)
        {
            query.Parameters.Add(new(name, value));
        }

        batch.BatchCommands.Add(query);
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.NextResultAsync(cancellation);
        return await reader.ReadRowsAsync(row, cancellation);
    }
}
