using System.Diagnostics;
using Npgsql;
using Platform.Benchmarks.Comparison;
using Platform.Benchmarks.Search;
using Platform.Benchmarks.Servers;
using Platform.Silo.Storage;
using Platform.Silo.Storage.Embedded;

namespace Platform.Benchmarks.Growth.Seeding;

/// <summary>A database full of users, made for one run, on which silos are started one after the other.</summary>
internal sealed class GrownPlatform : IAsyncDisposable
{
    // Silos that come later know the secrets of the first one.
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("platform-benchmark-");
    private readonly DatabaseOfOne? _database;

    private GrownPlatform(DatabaseOfOne? database, GrownPeople people)
    {
        _database = database;
        People = people;
    }

    /// <summary>Who can sign in.</summary>
    public GrownPeople People { get; }

    /// <summary>How long the filling took.</summary>
    public TimeSpan FilledIn { get; private set; }

    private StorageSettings Storage => new(_database?.Connection, _folder.FullName, "platform", "platform");

    /// <summary>Makes and fills a database.</summary>
    /// <param name="server">The connection string of a PostgreSQL database, beside which one is made; null for an embedded one.</param>
    /// <param name="users">How many users.</param>
    /// <param name="people">How many of them can sign in.</param>
    public static async Task<GrownPlatform> CreateAsync(string? server, int users, int people)
    {
        var now = TimeProvider.System.GetUtcNow();
        var platform = new GrownPlatform(server is null ? null : await DatabaseOfOne.CreateAsync(server, "growth"), new GrownPeople(users, people, now));
        try
        {
            var started = Stopwatch.GetTimestamp();
            await PlatformStorage.MigrateAsync(platform.Storage, CancellationToken.None);
            await SearchFill.RunAsync(platform.Storage, users, id => GrownUsers.User(id, now));
            await GrownRows.WriteAsync(platform.Storage, users, platform.People);
            platform.FilledIn = Stopwatch.GetElapsedTime(started);
            return platform;
        }
        catch
        {
            await platform.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a silo with a gateway on it, which believes whom it is called for.</summary>
    /// <param name="program">The folder of a silo that was published; null for the one that was built with this program.</param>
    public Task<SiloProcess> StartAsync(string? program) => SiloProcess.StartAsync(
        _database?.Connection,
        new Dictionary<string, string> { [ClientAddresses.TrustSetting] = ClientAddresses.Loopback },
        folder: _folder.FullName,
        program: program);

    /// <summary>What the database takes on disk, without the log of its writes.</summary>
    public async Task<long> GetBytesAsync()
    {
        if (_database is null)
        {
            return new FileInfo(Path.Combine(_folder.FullName, EmbeddedConnection.FileName)).Length;
        }

        await using var source = NpgsqlDataSource.Create(_database.Connection);
        await using var command = source.CreateCommand("SELECT pg_database_size(current_database())");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Closing.AllAsync(_database);
        _folder.Delete(recursive: true);
    }
}
