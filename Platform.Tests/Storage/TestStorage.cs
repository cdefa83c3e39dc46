using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Configuration;
using Orleans.Storage;
using Platform.Grains.Audit;
using Platform.Grains.Directory;
using Platform.Grains.Statistics;
using Platform.Grains.Storage;
using Platform.Grains.Storage.Backups;
using Platform.Grains.Storage.Checks;
using Platform.Silo.Storage;
using Platform.Silo.Storage.Embedded;
using Platform.Silo.Storage.States;

namespace Platform.Tests.Storage;

/// <summary>The storage of a silo on a fresh, migrated database, wired as the silo wires it but without the silo running.</summary>
internal sealed class TestStorage : IAsyncDisposable
{
    private readonly IHost _host;

    private TestStorage(StorageSettings settings, IHost host) => (Settings, _host) = (settings, host);

    public StorageSettings Settings { get; }

    public IGrainStorage Grains => _host.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    public IStateStore States => _host.Services.GetRequiredService<IStateStore>();

    public IStorageMaintenance Maintenance => _host.Services.GetRequiredService<IStorageMaintenance>();

    public IAuditLog AuditLog => _host.Services.GetRequiredService<IAuditLog>();

    public ICounterStore Counters => _host.Services.GetRequiredService<ICounterStore>();

    public ICommandCountStore Commands => _host.Services.GetRequiredService<ICommandCountStore>();

    public IBotDirectory Bots => _host.Services.GetRequiredService<IBotDirectory>();

    public IChatDirectory Chats => _host.Services.GetRequiredService<IChatDirectory>();

    public IBackupStore Backups => _host.Services.GetRequiredService<IBackupStore>();

    public IStorageInspection Inspection => _host.Services.GetRequiredService<IStorageInspection>();

    public ICommonQueries Queries => _host.Services.GetRequiredService<ICommonQueries>();

    public IUserSearchParts SearchParts => _host.Services.GetRequiredService<IUserSearchParts>();

    public IUserDirectory Users => _host.Services.GetRequiredService<IUserDirectory>();

    public IReminderTable Reminders => _host.Services.GetRequiredService<IReminderTable>();

    public IMembershipTable Membership => _host.Services.GetRequiredService<IMembershipTable>();

    public static async Task<StorageSettings> CreateAsync(StorageDatabases databases, DatabaseKind kind) => new(
        kind is DatabaseKind.PostgreSql ? await databases.CreateDatabaseAsync() : null, databases.CreateFolder(), "platform", "tests");

    public static async Task<TestStorage> OpenAsync(StorageDatabases databases, DatabaseKind kind) => await OpenAsync(await CreateAsync(databases, kind));

    /// <summary>Opens a database that may hold something already, migrating it first.</summary>
    public static async Task<TestStorage> OpenAsync(StorageSettings settings)
    {
        await PlatformStorage.MigrateAsync(settings, CancellationToken.None);

        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.UseOrleans(silo =>
        {
            if (settings.IsEmbedded)
            {
                silo.UseLocalhostClustering();
            }

            silo.Configure<ClusterOptions>(cluster => (cluster.ServiceId, cluster.ClusterId) = (settings.ServiceId, settings.ClusterId));
            silo.UseSystemTextJsonGrainStorageSerializer();
            silo.AddPlatformStorage(settings);
        });
        var storage = new TestStorage(settings, builder.Build());
        storage._host.Services.GetService<EmbeddedDatabase>()?.Open();
        await storage.Reminders.StartAsync();
        return storage;
    }

    /// <summary>Runs SQL behind the storage's back and answers the columns of its rows as text.</summary>
    public Task<List<string>> QueryAsync(string sql) => QueryAsync(Settings, sql);

    /// <summary>Runs SQL on a database that is not opened.</summary>
    public static async Task<List<string>> QueryAsync(StorageSettings settings, string sql)
    {
        await using var connection = Connect(settings);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(field => reader.GetValue(field).ToString())));
        }

        return rows;
    }

    public async Task<string> QueryOneAsync(string sql) => Assert.Single(await QueryAsync(sql));

    public async ValueTask DisposeAsync() => await ((IAsyncDisposable)_host).DisposeAsync();

    private static DbConnection Connect(StorageSettings settings) => settings.IsEmbedded
        ? new SqliteConnection($"Data Source={Path.Combine(settings.DataFolder, EmbeddedConnection.FileName)};Pooling=false")
        : new NpgsqlConnection($"{settings.ConnectionString};Pooling=false");
}
