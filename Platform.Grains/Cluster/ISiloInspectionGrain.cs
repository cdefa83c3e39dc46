using System.Collections.Immutable;

namespace Platform.Grains.Cluster;

/// <summary>Tells of the silo that it lives on. Key: the silo's address with its generation; whoever calls first asks for it to be placed there.</summary>
[Alias("platform.cluster.silo-inspection")]
internal interface ISiloInspectionGrain : IGrainWithStringKey
{
    /// <summary>What that silo says of itself.</summary>
    [Alias("inspect")]
    Task<SiloInspection> Inspect();
}

/// <summary>What a silo says of itself.</summary>
/// <param name="Silo">Its address with its generation.</param>
/// <param name="Version">The version it runs.</param>
/// <param name="Now">Its machine's clock.</param>
/// <param name="ExposedFiles">Files with secrets that others than their owner can read.</param>
[GenerateSerializer, Immutable, Alias("platform.cluster.silo-inspection-view")]
internal sealed record SiloInspection(
    [property: Id(0)] string Silo, [property: Id(1)] string Version, [property: Id(2)] DateTimeOffset Now, [property: Id(3)] ImmutableArray<string> ExposedFiles);
