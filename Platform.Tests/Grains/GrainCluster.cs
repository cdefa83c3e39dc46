using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Orleans.Core.Internal;
using Orleans.Reminders;
using Orleans.TestingHost;
using Platform.GrainInterfaces.Secrets;
using Platform.Grains.Chats;
using Platform.Grains.Cluster;
using Platform.Grains.Hosting;
using Platform.Grains.Permissions;
using Platform.Grains.SignIn;
using Platform.Silo.Storage;
using Platform.Tests.Infrastructure;

namespace Platform.Tests.Grains;

/// <summary>The real grains on the embedded storage, in this process, by a clock that moves when told.</summary>
public sealed class GrainCluster : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("platform-grains-").FullName;
    private InProcessTestCluster? _cluster;

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    /// <summary>Whether reminders come by the clock that moves when told, too; otherwise none comes during a test.</summary>
    public bool RemindersFollowClock { get; init; }

    /// <summary>What runs the browsers of chats; null for the platform's own that only keeps their state.</summary>
    public IBrowserRuntime? Browsers { get; init; }

    internal FaultyStorage.Plan Faults { get; } = new();

    internal CountedReadings.Tally Counters { get; } = new();

    public IGrainFactory Grains => _cluster!.Client;

    public ServerSecrets ServerSecrets { get; init; } = new("the server secret of the grain tests");

    public Secret OperatorKey { get; } = Credential.Create(CredentialKind.OperatorKey).Plain;

    public IServiceProvider Services => _cluster!.Silos[0].ServiceProvider;

    public async Task InitializeAsync()
    {
        var storage = new StorageSettings(null, _folder, "platform", "grain-tests");
        await PlatformStorage.MigrateAsync(storage, CancellationToken.None);
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            silo.Services.UseTimeProviderForBackgroundAreas(TimeProvider.System);
            if (RemindersFollowClock)
            {
                silo.Services.AddKeyedSingleton<TimeProvider>(ReminderTimeProviderNames.Reminders, Clock);
            }

            silo.Services.AddSingleton(ServerSecrets);
            silo.Services.AddSingleton(new OperatorKey(TokenHash.Of(OperatorKey)));
            silo.Services.AddSingleton(new SiloFacts(Clock.GetUtcNow(), "test", "embedded"));
            if (Browsers is not null)
            {
                silo.Services.AddSingleton(Browsers);
            }

            silo.AddPlatformStorage(storage);
            FaultyStorage.Wrap(silo.Services, Faults);
            CountedReadings.Wrap(silo.Services, Counters);
            silo.AddPlatformGrains();
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync();
    }

    /// <summary>Lets a grain leave memory.</summary>
    public async Task Sleep(IGrain grain)
    {
        await grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle();
        var management = Grains.GetGrain<IManagementGrain>(0);
        await Eventually.TrueAsync(
            async () => await management.GetGrainActivationCount((GrainReference)grain) == 0, TimeSpan.FromSeconds(10), () => $"{grain} is still active");
    }

    public async Task DisposeAsync()
    {
        await _cluster!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
