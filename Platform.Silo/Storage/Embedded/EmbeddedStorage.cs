using Platform.Grains.Audit;
using Platform.Grains.Statistics;
using Platform.Grains.Storage;
using Platform.Grains.Storage.Backups;
using Platform.Grains.Storage.Checks;
using Platform.Silo.Storage.States;

namespace Platform.Silo.Storage.Embedded;

/// <summary>Puts grain storage, reminders and maintenance of a silo onto the embedded database.</summary>
/// <remarks>
/// Orleans' ADO.NET providers could talk to SQLite, but only through a connection, a command and a reader of ours that pretend
/// to be a driver while they queue for the one writer. Implementing Orleans' storage interfaces themselves is shorter.
/// </remarks>
internal static class EmbeddedStorage
{
    /// <summary>Adds the embedded storage.</summary>
    public static void AddEmbeddedStorage(this ISiloBuilder silo, StorageSettings settings)
    {
        silo.Services.AddSingleton(_ => new EmbeddedDatabase(settings.DataFolder));
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(
            services => services.GetRequiredService<EmbeddedDatabase>());
        silo.Services.AddSingleton<IStorageMaintenance>(
            services => new EmbeddedMaintenance(services.GetRequiredService<EmbeddedDatabase>(), settings.ServiceId));

        silo.Services.AddSingleton<IAuditLog>(services => new EmbeddedAuditLog(services.GetRequiredService<EmbeddedDatabase>()));
        silo.Services.AddSingleton<ICounterStore>(services => new EmbeddedCounterStore(services.GetRequiredService<EmbeddedDatabase>()));
        silo.Services.AddSingleton<ICommonQueries>(services => new EmbeddedQueries(services.GetRequiredService<EmbeddedDatabase>()));
        silo.Services.AddSingleton<IUserSearchParts, EmbeddedUserSearchParts>();
        silo.Services.AddSingleton<IStorageInspection>(
            services => new EmbeddedInspection(services.GetRequiredService<EmbeddedDatabase>(), settings.ServiceId));
        silo.Services.AddSingleton<IBackupStore>(services => new EmbeddedBackupStore(services.GetRequiredService<EmbeddedDatabase>(), settings));

        silo.Services.AddSingleton<IStateStore>(
            services => new EmbeddedStateStore(services.GetRequiredService<EmbeddedDatabase>(), settings.ServiceId));
        PlatformGrainStorage.AddTo(silo.Services);

        silo.AddReminders();
        silo.Services.AddSingleton<IReminderTable>(
            services => new EmbeddedReminderTable(services.GetRequiredService<EmbeddedDatabase>(), settings.ServiceId));
    }
}
