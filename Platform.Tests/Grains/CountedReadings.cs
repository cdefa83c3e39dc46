using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Platform.GrainInterfaces.Statistics;
using Platform.Grains.Statistics;

namespace Platform.Tests.Grains;

/// <summary>The real counters, with a count of how often they were read, and a gate that a test may close.</summary>
internal sealed class CountedReadings(ICounterStore inner, CountedReadings.Tally tally) : ICounterStore
{
    /// <summary>What was read so far.</summary>
    public sealed class Tally
    {
        private int _readings;

        public int Readings => Volatile.Read(ref _readings);

        /// <summary>A reading waits for it.</summary>
        public Task Gate { get; set; } = Task.CompletedTask;

        public void Count() => Interlocked.Increment(ref _readings);
    }

    public static void Wrap(IServiceCollection services, Tally tally)
    {
        ServiceDescriptor real = services.Last(service => service.ServiceType == typeof(ICounterStore));
        services.Remove(real);
        services.AddSingleton<ICounterStore>(provider => new CountedReadings((ICounterStore)real.ImplementationFactory!(provider), tally));
    }

    public async Task<ImmutableDictionary<string, long>> ReadAsync(CancellationToken cancellation)
    {
        tally.Count();
        await tally.Gate;
        return await inner.ReadAsync(cancellation);
    }

    public Task<ImmutableArray<CounterReading>> RecountAsync(CancellationToken cancellation) => inner.RecountAsync(cancellation);
}
