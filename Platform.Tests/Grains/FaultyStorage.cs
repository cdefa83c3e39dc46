using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Providers;
using Orleans.Storage;

namespace Platform.Tests.Grains;

/// <summary>The real storage, whose writes of one state can be made to fail, before or after they are stored.</summary>
internal sealed class FaultyStorage(IGrainStorage inner, FaultyStorage.Plan plan) : IGrainStorage
{
    /// <summary>What fails: set by a test, for the grain or the type it names only.</summary>
    public sealed class Plan
    {
        private readonly ConcurrentDictionary<GrainId, int> _writes = new();

        public GrainId? Target { get; set; }

        /// <summary>In place of one grain: all of a type.</summary>
        public GrainType? TargetType { get; set; }

        public bool StoresBeforeFailing { get; set; }

        /// <summary>What the target's writes wait for; they do not fail then.</summary>
        public Task? Hold { get; set; }

        /// <summary>Writes of a grain that were tried so far.</summary>
        public int WritesOf(GrainId grain) => _writes.GetValueOrDefault(grain);

        public bool IsTarget(GrainId grain) => Target == grain || TargetType == grain.Type;

        public void Count(GrainId grain) => _writes.AddOrUpdate(grain, 1, (_, count) => count + 1);
    }

    public static void Wrap(IServiceCollection services, Plan plan)
    {
        ServiceDescriptor real = services.Last(service =>
            service.ServiceType == typeof(IGrainStorage) && Equals(service.ServiceKey, ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME));
        services.Remove(real);
        services.AddKeyedSingleton<IGrainStorage>(
            ProviderConstants.DEFAULT_STORAGE_PROVIDER_NAME,
            (provider, key) => new FaultyStorage((IGrainStorage)real.KeyedImplementationFactory!(provider, key), plan));
    }

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ReadStateAsync(stateName, grainId, grainState);

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => inner.ClearStateAsync(stateName, grainId, grainState);

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        plan.Count(grainId);
        if (!plan.IsTarget(grainId))
        {
            await inner.WriteStateAsync(stateName, grainId, grainState);
            return;
        }

        if (plan.Hold is { } hold)
        {
            await hold;
            await inner.WriteStateAsync(stateName, grainId, grainState);
            return;
        }

        if (plan.StoresBeforeFailing)
        {
            await inner.WriteStateAsync(stateName, grainId, grainState);
        }

        throw new IOException("The connection broke, as this test wants.");
    }
}
