using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Configuration;
using Orleans.Storage;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Secrets;
using Platform.Grains.Bots;
using Platform.Grains.Chats;
using Platform.Grains.Cluster;
using Platform.Grains.Permissions;
using Platform.Grains.PublicKeys;
using Platform.Grains.Sessions;
using Platform.Grains.SignIn;
using Platform.Grains.Statistics;
using Platform.Grains.Storage;
using Platform.Grains.Storage.Backups;
using Platform.Grains.Storage.Checks;
using Platform.Grains.Users;

namespace Platform.Grains.Hosting;

/// <summary>Registers what the grains need beside what a host must give them.</summary>
public static class PlatformGrains
{
    /// <summary>
    /// Adds the grains' services. The host adds <see cref="TimeProvider"/>, <see cref="ServerSecrets"/>, <see cref="OperatorKey"/>,
    /// <see cref="SiloFacts"/>, a storage with <see cref="IStorageMaintenance"/>, and an <see cref="ISiloLease"/> where several silos form a cluster.
    /// </summary>
    /// <param name="silo">The silo.</param>
    public static ISiloBuilder AddPlatformGrains(this ISiloBuilder silo)
    {
        ArgumentNullException.ThrowIfNull(silo);
        silo.Services.AddSingleton<IGrainStorageSerializer, StateSerializer>();
        silo.Services.TryAddSingleton<NewGrains>();
        silo.Services.AddSingleton<LoginCodes>();
        silo.Services.AddSingleton<IdAllocator>();
        silo.Services.AddSingleton<IdentityMemoryKeys>();
        RememberingGrainFactory.Use(silo.Services);
        silo.Services.AddSingleton<PresentUsers>();
        silo.Services.AddSingleton<StandingReader>();
        silo.Services.AddSingleton<PresentSessions>();
        silo.Services.AddSingleton<LimitWriter>();
        silo.Services.AddSingleton<PresentBots>();
        silo.Services.AddSingleton<PresentAddresses>();
        silo.Services.AddSingleton<INearbyGrains, NearbyGrains>();
        silo.Services.AddSingleton<BotFinder>();
        silo.Services.AddSingleton<OpenedSessions>();
        silo.Services.AddTransient<RestoredCluster>();
        silo.Services.AddSingleton<ChatCatalog>();
        silo.Services.TryAddSingleton<IBrowserRuntime, RecordedBrowserRuntime>();
        silo.Services.AddSingleton<CountReader>();
        silo.Services.AddSingleton<SiloCounters>();
        silo.Services.AddSingleton<OperatorGate>();
        silo.Services.AddSingleton<OperatorDesk>();
        silo.Services.AddSingleton<KeyOrSession>();
        silo.Services.TryAddSingleton<ISiloLease, SoleSiloLease>();
        silo.Configure<SiloMessagingOptions>(CallQueues.Limit);
        silo.Services.TryAddSingleton<ISecretFiles, NoSecretFiles>();
        silo.Services.AddChecks();
        silo.AddIncomingGrainCallFilter<ClientBoundary>();
        silo.AddIncomingGrainCallFilter<FaultTranslation>();
        return silo;
    }

    /// <summary>Takes in the installation's first public key and starts the cluster's upkeep; done once by every silo, safe to repeat.</summary>
    /// <param name="grains">The cluster as the silo itself sees it.</param>
    /// <param name="firstPublicKey">Hash of the key.</param>
    public static async Task BeginWork(IGrainFactory grains, TokenHash firstPublicKey)
    {
        ArgumentNullException.ThrowIfNull(grains);
        Measures.Begin();
        await grains.GetGrain<IOperatedPublicKeysGrain>(PublicKeyRegistry.Key).EnsureFirst(firstPublicKey);
        await grains.GetGrain<IMaintenanceGrain>(0).Schedule();
    }
}
