using Npgsql;
using Platform.Grains.Storage;

namespace Platform.Silo.Storage.PostgreSql;

/// <summary>Hands one connection pool to Orleans' ADO.NET providers and to the platform's own queries.</summary>
internal static class PostgreSqlStorage
{
    // Orleans' name of the driver.
    private const string Invariant = "Npgsql";

    /// <summary>Adds grain storage, reminders, clustering and maintenance on PostgreSQL.</summary>
    public static void AddPostgreSqlStorage(this ISiloBuilder silo, StorageSettings settings)
    {
        silo.Services.AddSingleton(_ => PostgreSqlConnections.CreatePool(settings));
        silo.Services.AddSingleton<IStorageMaintenance>(services =>
            new PostgreSqlMaintenance(services.GetRequiredService<NpgsqlDataSource>(), settings.ServiceId));

        silo.AddAdoNetGrainStorageAsDefault(options => options.Configure<NpgsqlDataSource>((storage, pool) =>
        {
            storage.Invariant = Invariant;
            storage.DataSource = pool;
            storage.DeleteStateOnClear = true;
        }));
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
