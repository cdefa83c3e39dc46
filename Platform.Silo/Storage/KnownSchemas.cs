namespace Platform.Silo.Storage;

/// <summary>The databases by the names they have in backups.</summary>
internal static class KnownSchemas
{
    /// <summary>The embedded database.</summary>
    public const string Embedded = "embedded";

    /// <summary>A PostgreSQL database.</summary>
    public const string PostgreSql = "postgresql";

    /// <summary>The newest schema that this program knows of a database; 0 of one it does not know.</summary>
    public static int LatestOf(string database) => database switch
    {
        Embedded => SchemaScript.Sqlite.Count,
        PostgreSql => SchemaScript.PostgreSql.Count,
        _ => 0,
    };
}
