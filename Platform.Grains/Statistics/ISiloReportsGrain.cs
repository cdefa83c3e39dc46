using System.Collections.Immutable;
using Platform.GrainInterfaces.Statistics;

namespace Platform.Grains.Statistics;

/// <summary>Hears from every silo what it has done, once a second each, and remembers it in memory alone. Key 0.</summary>
[Alias("platform.statistics.silo-reports")]
internal interface ISiloReportsGrain : IGrainWithIntegerKey
{
    /// <summary>Takes note of a silo.</summary>
    /// <param name="traffic">What it has done since it started.</param>
    [Alias("report")]
    Task Report(SiloTraffic traffic);

    /// <summary>The silos that reported within the last seconds.</summary>
    [Alias("all")]
    Task<SiloReports> GetAll();
}

/// <summary>What silos said.</summary>
/// <param name="Silos">By name.</param>
[GenerateSerializer, Immutable, Alias("platform.statistics.silo-reports-view")]
internal sealed record SiloReports([property: Id(0)] ImmutableArray<SiloTraffic> Silos);
