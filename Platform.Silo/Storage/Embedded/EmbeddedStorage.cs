using Orleans.Providers;
using Orleans.Runtime.Hosting;
using Orleans.Serialization.Serializers;
using Orleans.Storage;
using Platform.Grains.Storage;

namespace Platform.Silo.Storage.Embedded;

/// <summary>Puts grain storage, reminders and maintenance of a silo onto the embedded database.</summary>
/// <remarks>
/// Orleans' ADO.NET provider could talk to SQLite, but only through a connection, a command and a reader of ours that pretend to
/// be a driver while they queue for the one writer. Implementing Orleans' two storage interfaces themselves is shorter.
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

        silo.Services.AddGrainStorage(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            (services, _) => new EmbeddedGrainStorage(
                services.GetRequiredService<EmbeddedDatabase>(),
                services.GetRequiredService<IGrainStorageSerializer>(),
                services.GetRequiredService<IActivatorProvider>(),
                settings.ServiceId));

        silo.AddReminders();
        silo.Services.AddSingleton<IReminderTable>(
            services => new EmbeddedReminderTable(services.GetRequiredService<EmbeddedDatabase>(), settings.ServiceId));
    }
}
