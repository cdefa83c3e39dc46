using Npgsql;
using Platform.Grains.Audit;
using Platform.Grains.Statistics;
using Platform.Grains.Storage;
using Platform.Grains.Storage.Backups;
using Platform.Grains.Storage.Checks;
using Platform.Silo.Storage.States;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Puts grain storage, reminders, membership and maintenance of a silo onto one pool of PostgreSQL connections.</summary>
/// <remarks>
/// Reminders and membership are Orleans' ADO.NET providers over our statements. Grain storage is our own: the provider sends
/// each write alone, and a transaction, a round trip and the text of a statement each time cost more than the write itself.
/// </remarks>
internal static class PostgreSqlStorage
{
    // Orleans' name of the driver.
    private const string Invariant = "Npgsql";

    /// <summary>Adds the storage.</summary>
    public static void AddPostgreSqlStorage(this ISiloBuilder silo, StorageSettings settings)
    {
        silo.Services.AddSingleton(_ => PostgreSqlConnections.CreatePool(settings));
        silo.Services.AddSingleton<IStorageMaintenance>(
            services => new PostgreSqlMaintenance(services.GetRequiredService<NpgsqlDataSource>(), settings.ServiceId));

        silo.Services.AddSingleton<IAuditLog>(services => new PostgreSqlAuditLog(services.GetRequiredService<NpgsqlDataSource>()));
        silo.Services.AddSingleton<ICounterStore>(services => new PostgreSqlCounterStore(services.GetRequiredService<NpgsqlDataSource>()));
        silo.Services.AddSingleton<ICommonQueries>(services => new PostgreSqlQueries(services.GetRequiredService<NpgsqlDataSource>()));
        silo.Services.AddSingleton<IUserSearchParts>(
            services => new PostgreSqlUserSearchParts(
                services.GetRequiredService<ICommonQueries>(), settings.ServiceId, services.GetRequiredService<TimeProvider>()));

        silo.Services.AddSingleton<IStorageInspection>(_ => new PostgreSqlInspection(settings));
        silo.Services.AddSingleton<IBackupStore>(_ => new PostgreSqlBackupStore(settings));
        silo.Services.AddSingleton<StateReadLanes>();
        silo.Services.AddSingleton<StateWriteLanes>();
        silo.Services.AddSingleton<IStateStore>(services => new PostgreSqlStateStore(
            services.GetRequiredService<StateReadLanes>(), services.GetRequiredService<StateWriteLanes>(), settings.ServiceId));
        PlatformGrainStorage.AddTo(silo.Services);

        silo.UseAdoNetReminderService(options => options.Configure<NpgsqlDataSource>((reminders, pool) =>
        {
            reminders.Invariant = Invariant;
            reminders.DataSource = pool;
        }));
        silo.UseAdoNetClustering(options => options.Configure<NpgsqlDataSource>((clustering, pool) =>
        {
            clustering.Invariant = Invariant;
            clustering.DataSource = pool;
        }));
    }
}
