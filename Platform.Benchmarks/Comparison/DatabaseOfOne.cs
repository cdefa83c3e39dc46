using System.Globalization;
using Npgsql;

namespace Platform.Benchmarks.Comparison;

/// <summary>A database that is made for one contestant on the server of the one that was given, and goes with it.</summary>
internal sealed class DatabaseOfOne : IAsyncDisposable
{
    private readonly string _server;
    private readonly string _name;

    private DatabaseOfOne(string server, string name)
    {
        _server = server;
        _name = name;
        Connection = new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString;
    }

    /// <summary>Its connection string.</summary>
    public string Connection { get; }

    /// <summary>Names a database that is not there yet.</summary>
    /// <param name="server">The connection string of another database there, by one who may create databases.</param>
    /// <param name="purpose">A word that no other of this process has.</param>
    public static DatabaseOfOne Named(string server, string purpose) =>
        new(server, string.Create(CultureInfo.InvariantCulture, $"platform_compare_{Environment.ProcessId}_{purpose}"));

    /// <summary>Makes an empty database.</summary>
    /// <param name="server">The connection string of another database there, by one who may create databases.</param>
    /// <param name="purpose">A word that no other of this process has.</param>
    public static async Task<DatabaseOfOne> CreateAsync(string server, string purpose)
    {
        var database = Named(server, purpose);
        await database.CreateAsync();
        return database;
    }

    /// <summary>Makes it, empty.</summary>
    public Task CreateAsync() => ExecuteAsync(_server, $"CREATE DATABASE {_name}");

    /// <summary>Does at once what the server does by itself within minutes of a filling: until then it reads rows where an index alone would do, and plans by guesses.</summary>
    public Task SettleAsync() => ExecuteAsync(Connection, "VACUUM (ANALYZE)");

    /// <summary>What the server calls itself.</summary>
    public static async Task<string> GetVersionAsync(string server)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand("SELECT split_part(version(), ' on ', 1) || ', fsync ' || current_setting('fsync')");
        return (string)(await command.ExecuteScalarAsync())!;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await ExecuteAsync(_server, $"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");

    private static async Task ExecuteAsync(string server, string text)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var command = source.CreateCommand(text);
        await command.ExecuteNonQueryAsync();
    }
}
