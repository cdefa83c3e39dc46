using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Reminders;
using Platform.Gateway.Cluster;
using Platform.Gateway.Telemetry;
using Platform.GrainInterfaces.Time;
using Platform.Grains.Chats;
using Platform.Grains.Cluster;
using Platform.Grains.Hosting;
using Platform.Silo.Chats;
using Platform.Silo.Secrets;
using Platform.Silo.Storage;

namespace Platform.Silo.Hosting;

/// <summary>Puts a silo into a host: grains, storage, clustering, time.</summary>
internal static class PlatformSilo
{
    /// <summary>The version this process runs.</summary>
    public static string Version { get; } =
        typeof(PlatformSilo).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    public static void AddPlatformSilo(this IHostApplicationBuilder builder, SiloSettings settings, TelemetrySettings telemetry, SiloSecrets secrets, PlatformClock clock)
    {
        var storage = StorageOf(settings);
        builder.Services.AddSingleton(secrets.ServerSecrets);
        builder.Services.AddSingleton(secrets.OperatorKey);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<ClusterSecret>();
        builder.Services.AddHostedService<SecretWatch>();
        builder.Services.AddSingleton<ISecretFiles>(new SiloSecretFiles(settings));
        builder.Services.AddSingleton(new SiloFacts(clock.GetUtcNow(), Version, storage.IsEmbedded ? "embedded" : "postgresql"));
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        builder.AddBrowsers(settings);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options =>
            {
                options.ServiceId = SiloSettings.ServiceId;
                options.ClusterId = settings.ClusterId;
            });
            silo.UseSiloClocks();
            silo.UseSiloLimits();
            silo.UseSiloNetwork(settings, storage);
            if (settings.Certificates is not null)
            {
                silo.UseMutualTls();
            }

            if (telemetry.IsTracing)
            {
                silo.AddActivityPropagation();
            }

            if (settings.ShowsDashboard)
            {
                silo.AddDashboardPage();
            }

            silo.AddPlatformStorage(storage);
            silo.AddPlatformGrains();
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, ClusterSecretCheck>();
            silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, SiloReporter>();
        });
    }

    public static StorageSettings StorageOf(SiloSettings settings) =>
        new(settings.Database, settings.DataFolder, SiloSettings.ServiceId, settings.ClusterId);

    private static void AddBrowsers(this IHostApplicationBuilder builder, SiloSettings settings)
    {
        if (settings.Browser is not { } command)
        {
            return;
        }

        // Several silos of one machine may share a data folder, but not a port.
        string folder = Path.Combine(settings.DataFolder, "browsers", settings.SiloPort.ToString(CultureInfo.InvariantCulture));
        builder.Services.AddSingleton(command);
        builder.Services.AddSingleton(new BrowserLedger(folder));
        builder.Services.AddSingleton<ProcessBrowserRuntime>();
        builder.Services.AddSingleton<IBrowserRuntime>(services => services.GetRequiredService<ProcessBrowserRuntime>());
        builder.Services.AddHostedService(services => services.GetRequiredService<ProcessBrowserRuntime>());
    }

    /// <summary>Grains and reminders live by the platform's clock; the runtime's own work stays on the system's.</summary>
    private static void UseSiloClocks(this ISiloBuilder silo)
    {
        silo.Services.AddKeyedSingleton<TimeProvider>(KeyedService.AnyKey, (_, _) => TimeProvider.System);
        silo.Services.AddKeyedSingleton(TimeProviderNames.Grains, (services, _) => services.GetRequiredService<TimeProvider>());
        silo.Services.AddKeyedSingleton(ReminderTimeProviderNames.Reminders, (services, _) => services.GetRequiredService<TimeProvider>());
    }

    private static void UseSiloLimits(this ISiloBuilder silo)
    {
        silo.Configure<SiloMessagingOptions>(options => options.ResponseTimeout = SiloTimes.Response);
        silo.Configure<LoadSheddingOptions>(options => options.LoadSheddingEnabled = true);
        silo.Configure<GrainCollectionOptions>(options => options.EnableActivationSheddingOnMemoryPressure = true);
    }

    private static void UseSiloNetwork(this ISiloBuilder silo, SiloSettings settings, StorageSettings storage)
    {
        if (storage.IsEmbedded)
        {
            silo.UseLocalhostClustering(settings.SiloPort, settings.ClientPort, primarySiloEndpoint: null, SiloSettings.ServiceId, settings.ClusterId);
            return;
        }

        silo.ConfigureEndpoints(settings.AdvertisedAddress, settings.SiloPort, settings.ClientPort, listenOnAnyHostAddress: false);
        if (settings.IsOnKubernetes)
        {
            silo.UseKubernetesHosting();
        }

        silo.Configure<ClusterMembershipOptions>(options =>
        {
            options.ProbeTimeout = SiloTimes.Probe;
            options.MaxProbeTimeout = SiloTimes.LongestProbe;
            options.NumMissedProbesLimit = SiloTimes.MissedProbes;
            options.IAmAliveTablePublishTimeout = SiloTimes.AliveReport;
        });
        silo.Configure<SiloMessagingOptions>(options =>
        {
            options.ClientGatewayShutdownNotificationTimeout = SiloTimes.Farewell;
            options.WaitForMessageToBeQueuedForOutboundTime = SiloTimes.PassingOn;
        });
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>, PredecessorCheck>();
        silo.Services.AddSingleton<MembershipLease>();
        silo.Services.AddSingleton<ISiloLease>(services => services.GetRequiredService<MembershipLease>());
        silo.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(services => services.GetRequiredService<MembershipLease>());
    }
}
