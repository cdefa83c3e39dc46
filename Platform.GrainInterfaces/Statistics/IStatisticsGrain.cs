using System.Collections.Immutable;

namespace Platform.GrainInterfaces.Statistics;

/// <summary>The counts for everybody, at most two seconds behind (reference.md, section 6); a worker on each silo keeps a reading for a second. Key 0.</summary>
[Alias("platform.statistics.statistics")]
public interface IStatisticsGrain : IGrainWithIntegerKey
{
    /// <summary>The counts.</summary>
    [Alias("counts")]
    Task<PlatformCounts> GetCounts();

    /// <summary>What each silo has done since it started, as it said within the last seconds.</summary>
    [Alias("silos")]
    Task<ImmutableArray<SiloTraffic>> GetSilos();
}

/// <summary>What one silo has done since it started.</summary>
/// <param name="Name">The silo.</param>
/// <param name="RequestsCount">Requests that its grains admitted.</param>
/// <param name="SessionsCount">Sessions in its memory.</param>
/// <param name="CommandsCount">Command executions that it counted.</param>
[GenerateSerializer, Immutable, Alias("platform.statistics.silo-traffic")]
public sealed record SiloTraffic(
    [property: Id(0)] string Name,
    [property: Id(1)] long RequestsCount,
    [property: Id(2)] long SessionsCount,
    [property: Id(3)] long CommandsCount);
