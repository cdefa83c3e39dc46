using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Platform.Tests.Storage;

public enum DatabaseKind
{
    Embedded,
    PostgreSql,
}

/// <summary>
/// Hands out fresh databases. The PostgreSQL server is the one of PLATFORM_TEST_POSTGRES, or a temporary one of its own.
/// </summary>
public sealed class StorageDatabases : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("platform-storage-tests-");
    private Process? _server;
    private string _serverConnection = "";
    private readonly ConcurrentBag<string> _databases = [];
    private int _created;

    public async Task InitializeAsync()
    {
        _serverConnection = Environment.GetEnvironmentVariable("PLATFORM_TEST_POSTGRES") is { Length: > 0 } given
            ? given
            : await StartServerAsync();
    }

    public async Task DisposeAsync()
    {
        if (_server is null)
        {
            foreach (var name in _databases)
            {
                await ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
            }
        }
        else
        {
            // The server's fast shutdown; it removes its own shared memory.
            Process.Start("kill", ["-INT", $"{_server.Id}"]).Dispose();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        _folder.Delete(recursive: true);
    }

    public string CreateFolder() => _folder.CreateSubdirectory($"embedded-{Interlocked.Increment(ref _created)}").FullName;

    public async Task<string> CreateDatabaseAsync()
    {
        var name = $"storage_{Environment.ProcessId}_{Interlocked.Increment(ref _created)}";
        await ExecuteAsync($"CREATE DATABASE {name}");
        _databases.Add(name);
        return new NpgsqlConnectionStringBuilder(_serverConnection) { Database = name, IncludeErrorDetail = true }.ConnectionString;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(_serverConnection);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> StartServerAsync()
    {
        var binaries = Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Last() + "/bin";
        var port = FreePort();
        var home = _folder.CreateSubdirectory("postgres").FullName;
        if (Environment.IsPrivilegedProcess)
        {
            // PostgreSQL refuses to run as root.
            await RunAsync("chmod", "755", _folder.FullName);
            await RunAsync("chown", "postgres", home);
        }

        await RunAsync(AsServer([$"{binaries}/initdb", "-D", $"{home}/data", "-U", "postgres", "-A", "trust", "--encoding=UTF8", "--locale=C.UTF-8"]));
        _server = Start(AsServer([
            $"{binaries}/postgres", "-D", $"{home}/data", "-k", home, "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200"]));

        var connection = $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";
        await WaitUntilReadyAsync(connection);
        return connection;
    }

    private static async Task WaitUntilReadyAsync(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var opened = await source.OpenConnectionAsync();
                return;
            }
            catch (NpgsqlException) when (attempt < 300)
            {
                await Task.Delay(100);
            }
        }
    }

    private static string[] AsServer(string[] command) =>
        Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", .. command] : command;

    private static Process Start(params string[] command) => Process.Start(
        new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static async Task RunAsync(params string[] command)
    {
        using var process = Start(command);
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{command[0]} failed: {said[0]} {said[1]}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

[CollectionDefinition(Name)]
public sealed class StorageTests : ICollectionFixture<StorageDatabases>
{
    public const string Name = "storage";

    /// <summary>Every kind of database, for theories that must hold on all of them.</summary>
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Embedded, DatabaseKind.PostgreSql];
}
