using System.Collections.Immutable;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Grains.Statistics;

/// <summary>The counters in the database, kept by the writes of the states that they count.</summary>
internal interface ICounterStore
{
    /// <summary>Every counter with its value, in one consistent reading.</summary>
    /// <param name="cancellation">Ends the query.</param>
    Task<ImmutableDictionary<string, long>> ReadAsync(CancellationToken cancellation);

    /// <summary>Every counter beside a recount of all states, in one consistent reading, by name.</summary>
    /// <param name="cancellation">Ends the query.</param>
    Task<ImmutableArray<CounterReading>> RecountAsync(CancellationToken cancellation);
}
