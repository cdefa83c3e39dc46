using System.Data.Common;
using Npgsql;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Common queries on a PostgreSQL database.</summary>
internal sealed class PostgreSqlQueries(NpgsqlDataSource pool) : ICommonQueries
{
    /// <inheritdoc />
    public async Task<List<T>> ReadRowsAsync<T>(
        string text, Func<DbDataReader, T> row, (string Name, object? Value)[] values, CancellationToken cancellation)
    {
        await using var command = pool.CreateCommand(text);
        foreach (var (name, value) in values)
        {
            command.Parameters.Add(new(name, value));
        }

        return await command.ReadRowsAsync(row, cancellation);
    }
}
