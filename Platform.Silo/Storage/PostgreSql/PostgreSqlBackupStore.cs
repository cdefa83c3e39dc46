using Npgsql;
using Platform.Grains.Storage.Backups;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Backups of a PostgreSQL database, over connections of their own: the pool is for what is answered in milliseconds.</summary>
internal sealed class PostgreSqlBackupStore(StorageSettings settings) : IBackupStore, IAsyncDisposable
{
    private readonly NpgsqlDataSource _source = PostgreSqlConnections.CreateUnhurried(settings);

    /// <inheritdoc />
    public string Database => KnownSchemas.PostgreSql;

    /// <inheritdoc />
    public int KnownSchema(string database) => KnownSchemas.LatestOf(database);

    /// <inheritdoc />
    public async Task<IBackupSnapshot> OpenSnapshotAsync(CancellationToken cancellation) =>
        await PostgreSqlSnapshot.OpenAsync(_source, settings.ServiceId, cancellation);

    /// <inheritdoc />
    public async Task<IRestoreTransaction> BeginRestoreAsync(CancellationToken cancellation) =>
        await PostgreSqlRestore.BeginAsync(_source, settings.ServiceId, cancellation);

    /// <inheritdoc />
    public async Task<string?> FindObstacleAsync(CancellationToken cancellation)
    {
        await using var connection = await _source.OpenConnectionAsync(cancellation);
        return await PostgreSqlRestore.FindObstacleAsync(connection, cancellation);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _source.DisposeAsync();
}
