using Platform.Grains.Audit;

namespace Platform.Grains.Storage.Backups;

/// <summary>The database as backups see it.</summary>
internal interface IBackupStore
{
    /// <summary><c>embedded</c> or <c>postgresql</c>.</summary>
    string Database { get; }

    /// <summary>The newest schema that this program knows of a database.</summary>
    /// <param name="database"><c>embedded</c> or <c>postgresql</c>.</param>
    /// <returns>0 for a database that it does not know.</returns>
    int KnownSchema(string database);

    /// <summary>Takes one state of the whole database to read from while others write on.</summary>
    /// <param name="cancellation">Ends the attempt.</param>
    Task<IBackupSnapshot> OpenSnapshotAsync(CancellationToken cancellation);

    /// <summary>Begins to replace what is in a new database; nobody else can write until the end.</summary>
    /// <param name="cancellation">Ends the attempt.</param>
    Task<IRestoreTransaction> BeginRestoreAsync(CancellationToken cancellation);

    /// <summary>Rows that a new installation does not have, so far as anybody's: null when there are none.</summary>
    /// <param name="cancellation">Ends the query.</param>
    Task<string?> FindObstacleAsync(CancellationToken cancellation);
}

/// <summary>One state of the whole database. For one reader at a time; disposing gives it up.</summary>
internal interface IBackupSnapshot : IAsyncDisposable
{
    /// <summary>Version of the database's schema.</summary>
    int SchemaVersion { get; }

    /// <summary>The rows of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cancellation">Ends the reading.</param>
    IAsyncEnumerable<BackupRow> ReadAsync(BackupTable table, CancellationToken cancellation);
}

/// <summary>A restore that is under way. For one caller at a time; disposing undoes what was not committed.</summary>
internal interface IRestoreTransaction : IAsyncDisposable
{
    /// <summary>Rows that a new installation does not have; null when there are none. Nobody can add one while this transaction lasts.</summary>
    /// <param name="cancellation">Ends the query.</param>
    Task<string?> FindObstacleAsync(CancellationToken cancellation);

    /// <summary>Begins a table, each of which comes once and whole before the next one.</summary>
    /// <param name="table">The table.</param>
    /// <param name="cancellation">Ends it.</param>
    Task BeginTableAsync(BackupTable table, CancellationToken cancellation);

    /// <summary>Writes rows of the table that was begun last.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellation">Ends the write.</param>
    Task WriteAsync(BackupTable table, IReadOnlyList<BackupRow> rows, CancellationToken cancellation);

    /// <summary>Enters what was done into the restored audit log, folds the counters and makes all of it durable.</summary>
    /// <param name="entry">What was done.</param>
    /// <param name="cancellation">Ends it; the outcome is unknown then.</param>
    Task CommitAsync(AuditEvent entry, CancellationToken cancellation);
}
