using Npgsql;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Says in an operator's words why PostgreSQL cannot be used.</summary>
internal static class PostgreSqlFailure
{
    /// <summary>Turns the driver's failure into a sentence with the server's name, never with the password.</summary>
    public static StorageStartException Explain(NpgsqlException failure, StorageSettings settings)
    {
        var target = PostgreSqlConnections.Effective(settings.ConnectionString!);
        var server = $"{target.Host}:{target.Port}";
        var sentence = (failure as PostgresException)?.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                $"PostgreSQL at {server} refuses the user '{target.Username}': {Said(failure)}. Check the database setting.",
            PostgresErrorCodes.InvalidCatalogName =>
                $"PostgreSQL at {server} has no database '{target.Database}'. Create it, or name another one in the database setting.",
            PostgresErrorCodes.InsufficientPrivilege =>
                $"The user '{target.Username}' may not create or change tables in the database '{target.Database}' at {server}: {Said(failure)}. " +
                "Grant the right, or run once with --migrate-only as a user who has it.",
            PostgresErrorCodes.TooManyConnections =>
                $"PostgreSQL at {server} has no free connection. Raise max_connections, or lower Maximum Pool Size of the silos.",
            PostgresErrorCodes.LockNotAvailable =>
                $"The tables at {server} cannot be changed, since long transactions use them. End what is oldest in pg_stat_activity (ORDER BY xact_start), such as a backup, and start again.",
            null => $"PostgreSQL at {server} cannot be reached: {Said(failure)}. Check that it runs and that the database setting is right.",
            var state => $"PostgreSQL at {server} cannot be used (SQLSTATE {state}): {Said(failure)}.",
        };
        return new StorageStartException(sentence, failure);
    }

    private static string Said(NpgsqlException failure)
    {
        var text = failure is PostgresException told ? told.MessageText : (failure.InnerException ?? failure).Message;
        return text.TrimEnd('.');
    }
}
