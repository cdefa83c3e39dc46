using System.Globalization;
using Npgsql;

namespace Platform.Tests.Infrastructure;

/// <summary>A PostgreSQL server for tests: the one all share, or one of a test's own that it may stop and start.</summary>
public sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>Names a running server (an Npgsql connection string to its database <c>postgres</c>, as superuser).</summary>
    public const string SettingOfTheSharedServer = "PLATFORM_TEST_POSTGRES";

    private static readonly Lazy<Task<PostgreSqlServer>> SharedServer = new(FindOrStartAsync);

    private readonly TemporaryFolder? _folder;
    private readonly int _port;
    private readonly string _hosts;

    private PostgreSqlServer(string connectionString, TemporaryFolder? folder, int port, string hosts)
    {
        ConnectionString = connectionString;
        _folder = folder;
        _port = port;
        _hosts = hosts;
    }

    public string ConnectionString { get; }

    public static Task<PostgreSqlServer> SharedAsync() => SharedServer.Value;

    /// <param name="hosts">The addresses it listens on; whoever comes from one of the private networks may connect.</param>
    public static async Task<PostgreSqlServer> StartOwnAsync(string hosts = "127.0.0.1")
    {
        var folder = new TemporaryFolder();
        var port = FreePorts.Next();
        await PostgreSqlPrograms.OwnAsync(folder.Path);
        await PostgreSqlPrograms.RunAsync(
            "initdb", folder.Path, "--pgdata=" + folder.File("data"), "--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C", "--no-sync");
        if (hosts.Contains(',', StringComparison.Ordinal))
        {
            await File.AppendAllTextAsync(folder.File("data/pg_hba.conf"), "host all all 10.0.0.0/8 trust\n");
        }

        var connection = string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres");
        var server = new PostgreSqlServer(connection, folder, port, hosts);
        await server.StartAsync();
        return server;
    }

    /// <summary>Creates an empty database and returns its connection string.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = "platform_" + Guid.NewGuid().ToString("N");
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand($"CREATE DATABASE {name}");
        await command.ExecuteNonQueryAsync();
        return new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;
    }

    public Task StartAsync()
    {
        var options = string.Create(
            CultureInfo.InvariantCulture, $"-h {_hosts} -p {_port} -k {Folder.Path} -c max_connections=300 -c fsync=off");
        return PostgreSqlPrograms.RunAsync("pg_ctl", Folder.Path, "start", "-w", "-D", Folder.File("data"), "-l", Folder.File("log"), "-o", options);
    }

    /// <summary>Stops the server without a goodbye to anyone connected.</summary>
    public Task StopAsync() => PostgreSqlPrograms.RunAsync("pg_ctl", Folder.Path, "stop", "-w", "-m", "immediate", "-D", Folder.File("data"));

    public async ValueTask DisposeAsync()
    {
        if (_folder is null)
        {
            return;
        }

        if (File.Exists(_folder.File("data/postmaster.pid")))
        {
            await StopAsync();
        }

        _folder.Dispose();
    }

    private static async Task<PostgreSqlServer> FindOrStartAsync()
    {
        if (Environment.GetEnvironmentVariable(SettingOfTheSharedServer) is { Length: > 0 } running)
        {
            return new PostgreSqlServer(running, null, 0, string.Empty);
        }

        var server = await StartOwnAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => server.Abandon();
        return server;
    }

    /// <summary>Ends the server at the end of the tests, when there is no time left to ask.</summary>
    private void Abandon()
    {
        var postmaster = Folder.File("data/postmaster.pid");
        if (File.Exists(postmaster))
        {
            Signals.Send(int.Parse(File.ReadLines(postmaster).First(), CultureInfo.InvariantCulture), Signals.Quit);
        }

        Folder.Dispose();
    }

    private TemporaryFolder Folder => _folder ?? throw new InvalidOperationException("The shared server is not a test's to stop.");
}
