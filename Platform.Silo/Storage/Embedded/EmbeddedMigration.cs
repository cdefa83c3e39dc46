using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Platform.Silo.Storage.Embedded;

/// <summary>Brings the embedded database to the schema this program knows.</summary>
internal static class EmbeddedMigration
{
    // Callers of one process wait for each other here; another process is refused by the folder's lock.
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Creates or migrates the schema.</summary>
    /// <exception cref="StorageStartException">The database cannot be used.</exception>
    public static async Task RunAsync(StorageSettings settings, CancellationToken cancellation)
    {
        await OneAtATime.WaitAsync(cancellation);
        try
        {
            await Task.Run(() => Run(settings.DataFolder), cancellation);
        }
        catch (SqliteException failure)
        {
            throw EmbeddedFailure.Explain(failure, settings.DataFolder);
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private static void Run(string folder)
    {
        using var folderLock = DataFolderLock.Take(folder);
        using var connection = EmbeddedConnection.Open(folder);

        // Closing the connection before the COMMIT undoes a step that failed halfway.
        connection.Execute("BEGIN IMMEDIATE");
        connection.Execute(
            """
            CREATE TABLE IF NOT EXISTS schema_version (
                version INTEGER PRIMARY KEY,
                name TEXT NOT NULL,
                applied_on TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ'))
            )
            """);
        var version = Convert.ToInt32(
            connection.ReadValue("SELECT COALESCE(max(version), 0) FROM schema_version"), CultureInfo.InvariantCulture);
        foreach (var script in SchemaScript.Pending(SchemaScript.Sqlite, version))
        {
            connection.ExecuteScript(script.Text);
            connection.Execute(
                "INSERT INTO schema_version (version, name) VALUES ($version, $name)",
                ("$version", script.Version), ("$name", script.Name));
        }

        connection.Execute("COMMIT");
    }
}
