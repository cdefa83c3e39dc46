using Npgsql;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Statements that are run for what they do.</summary>
internal static class NpgsqlStatements
{
    /// <summary>Runs one or several statements.</summary>
    public static async Task ExecuteAsync(this NpgsqlConnection connection, string text, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(text, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
