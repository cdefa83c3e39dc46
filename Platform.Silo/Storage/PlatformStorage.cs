using Platform.Grains.Directory;
using Platform.Grains.Statistics;
using Platform.Silo.Storage.Embedded;
using Platform.Silo.Storage.PostgreSql;

namespace Platform.Silo.Storage;

/// <summary>The way into the platform's storage: its schema and its providers.</summary>
internal static class PlatformStorage
{
    /// <summary>
    /// Adds grain storage (the default provider), directories, counts, reminders and maintenance; on PostgreSQL also clustering, while the host of an
    /// embedded database configures localhost clustering itself.
    /// </summary>
    public static void AddPlatformStorage(this ISiloBuilder silo, StorageSettings settings)
    {
        if (settings.IsEmbedded)
        {
            silo.AddEmbeddedStorage(settings);
        }
        else
        {
            silo.AddPostgreSqlStorage(settings);
        }

        silo.Services.AddSingleton<ICommandCountStore, CommandCountStore>();
        silo.Services.AddSingleton<IBotDirectory>(services => new BotDirectory(services.GetRequiredService<ICommonQueries>(), settings.ServiceId));
        silo.Services.AddSingleton<IChatDirectory>(services => new ChatDirectory(services.GetRequiredService<ICommonQueries>(), settings.ServiceId));
        silo.Services.AddSingleton<IUserDirectory>(services => new UserDirectory(
            services.GetRequiredService<ICommonQueries>(), services.GetRequiredService<IUserSearchParts>(), settings.ServiceId));
    }

    /// <summary>Creates or migrates the schema; any number of silos may do so at once.</summary>
    /// <exception cref="StorageStartException">The storage cannot be used; the message is an operator's sentence.</exception>
    public static Task MigrateAsync(StorageSettings settings, CancellationToken cancellation) =>
        settings.IsEmbedded
            ? EmbeddedMigration.RunAsync(settings, cancellation)
            : PostgreSqlMigration.RunAsync(settings, cancellation);
}
