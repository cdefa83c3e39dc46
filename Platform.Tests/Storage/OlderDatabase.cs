using Platform.Silo.Storage;
using Platform.Silo.Storage.Embedded;

namespace Platform.Tests.Storage;

/// <summary>A database as an earlier release has left it.</summary>
internal static class OlderDatabase
{
    /// <summary>Makes one.</summary>
    /// <param name="databases">Where.</param>
    /// <param name="kind">Of which kind.</param>
    /// <param name="step">Name of the first migration that it has not seen.</param>
    /// <param name="written">What its release has written into it.</param>
    public static async Task<StorageSettings> CreateAsync(StorageDatabases databases, DatabaseKind kind, string step, string written)
    {
        StorageSettings settings = await TestStorage.CreateAsync(databases, kind);
        IReadOnlyList<SchemaScript> known = settings.IsEmbedded ? SchemaScript.Sqlite : SchemaScript.PostgreSql;
        Assert.Contains(known, script => script.Name == step);
        string script = string.Join('\n', known.TakeWhile(script => script.Name != step).Select(Step).Prepend(
            "CREATE TABLE schema_version (version integer PRIMARY KEY, name text NOT NULL, applied_on text NOT NULL DEFAULT CURRENT_TIMESTAMP);").Append(written));
        if (settings.IsEmbedded)
        {
            using EmbeddedConnection connection = EmbeddedConnection.Open(settings.DataFolder);
            connection.ExecuteScript(script);
        }
        else
        {
            await TestStorage.QueryAsync(settings, script);
        }

        return settings;
    }

    private static string Step(SchemaScript script) =>
        $"{script.Text}\nINSERT INTO schema_version (version, name) VALUES ({script.Version}, '{script.Name}');";
}
