using Platform.Grains.Storage.Backups;

namespace Platform.Silo.Storage.Embedded;

/// <summary>Backups of the embedded database, over connections of their own.</summary>
internal sealed class EmbeddedBackupStore(EmbeddedDatabase database, StorageSettings settings) : IBackupStore
{
    /// <inheritdoc />
    public string Database => KnownSchemas.Embedded;

    /// <inheritdoc />
    public int KnownSchema(string database) => KnownSchemas.LatestOf(database);

    /// <inheritdoc />
    public async Task<IBackupSnapshot> OpenSnapshotAsync(CancellationToken cancellation) =>
        await Task.Run(() => EmbeddedSnapshot.Open(settings), cancellation);

    /// <inheritdoc />
    public async Task<IRestoreTransaction> BeginRestoreAsync(CancellationToken cancellation) =>
        await Task.Run(() => EmbeddedRestore.Begin(settings), cancellation);

    /// <inheritdoc />
    public Task<string?> FindObstacleAsync(CancellationToken cancellation) => database.Readers.ReadAsync(EmbeddedRestore.FindObstacle, cancellation);
}
