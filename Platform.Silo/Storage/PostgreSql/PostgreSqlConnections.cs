using Npgsql;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Builds the platform's connections from the operator's connection string.</summary>
internal static class PostgreSqlConnections
{
    // Set where the operator says nothing. Prepared statements double the writes a silo gets through; short timeouts keep a
    // grain from waiting longer than its caller does.
    private static readonly (string Keyword, object Value)[] Defaults =
    [
        ("Timeout", 3),
        ("Command Timeout", 5),
        ("Keepalive", 15),
        ("Max Auto Prepare", 50),
        ("Auto Prepare Min Usages", 2),
        ("No Reset On Close", true),
        ("Maximum Pool Size", 20),
        ("Application Name", "platform"),
    ];

    /// <summary>Merges the platform's defaults into a connection string; what it says itself wins.</summary>
    /// <exception cref="StorageStartException">The text is no connection string.</exception>
    public static NpgsqlConnectionStringBuilder Effective(string connectionString)
    {
        try
        {
            var effective = new NpgsqlConnectionStringBuilder(connectionString);
            foreach (var (keyword, value) in Defaults)
            {
                if (!effective.ShouldSerialize(keyword))
                {
                    effective[keyword] = value;
                }
            }

            return effective;
        }
        catch (Exception failure) when (failure is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The text itself is not repeated: it may hold a password.
            throw new StorageStartException($"The database connection string cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>Creates the pool that everything of one silo shares.</summary>
    public static NpgsqlDataSource CreatePool(StorageSettings settings) => Create(Effective(settings.ConnectionString!), "platform");

    /// <summary>Creates a source for work that may take long, on connections of its own: no pool, and no hurry.</summary>
    public static NpgsqlDataSource CreateUnhurried(StorageSettings settings)
    {
        var effective = Effective(settings.ConnectionString!);
        effective.Pooling = false;
        effective.CommandTimeout = 0;
        effective.MaxAutoPrepare = 0;
        return Create(effective, "platform unhurried");
    }

    // Metrics would otherwise show the connection string, without its password.
    private static NpgsqlDataSource Create(NpgsqlConnectionStringBuilder effective, string name) =>
        new NpgsqlDataSourceBuilder(effective.ConnectionString) { Name = name }
            .ConfigureTracing(traces => traces.EnableFirstResponseEvent(false))
            .Build();
}
