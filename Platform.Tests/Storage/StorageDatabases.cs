using System.Collections.Concurrent;
using Npgsql;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Storage;

public enum DatabaseKind
{
    Embedded,
    PostgreSql,
}

/// <summary>Hands out fresh databases, and clears them away after the last test.</summary>
public sealed class StorageDatabases : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("platform-storage-tests-");
    private readonly ConcurrentBag<string> _created = [];
    private int _folders;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        _folder.Delete(recursive: true);
        foreach (var connection in _created)
        {
            var server = await PostgreSqlServer.SharedAsync();
            await using var source = NpgsqlDataSource.Create(server.ConnectionString);
            await using var command = source.CreateCommand($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connection).Database} WITH (FORCE)");
            await command.ExecuteNonQueryAsync();
        }
    }

    public string CreateFolder() => _folder.CreateSubdirectory($"embedded-{Interlocked.Increment(ref _folders)}").FullName;

    public async Task<string> CreateDatabaseAsync()
    {
        var server = await PostgreSqlServer.SharedAsync();
        var connection = await server.CreateDatabaseAsync();
        _created.Add(connection);
        return connection;
    }
}

[CollectionDefinition(Name)]
public sealed class StorageTests : ICollectionFixture<StorageDatabases>
{
    public const string Name = "storage";

    /// <summary>Every kind of database, for theories that must hold on all of them.</summary>
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Embedded, DatabaseKind.PostgreSql];
}
