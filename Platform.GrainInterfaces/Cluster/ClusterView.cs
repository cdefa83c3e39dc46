using System.Collections.Immutable;

namespace Platform.GrainInterfaces.Cluster;

/// <summary>The cluster as one of its silos sees it (reference.md, section 9).</summary>
/// <param name="Database"><c>healthy</c> or <c>unreachable</c>.</param>
/// <param name="Storage"><c>embedded</c> or <c>postgresql</c>.</param>
/// <param name="Silos">Its members.</param>
/// <param name="StartedAt">When the silo that answers started.</param>
/// <param name="Version">The version it runs.</param>
/// <param name="Errors">What is wrong, a sentence each.</param>
[GenerateSerializer, Immutable, Alias("platform.cluster.view")]
public sealed record ClusterView(
    [property: Id(0)] string Database,
    [property: Id(1)] string Storage,
    [property: Id(2)] ImmutableArray<SiloView> Silos,
    [property: Id(3)] DateTimeOffset StartedAt,
    [property: Id(4)] string Version,
    [property: Id(5)] ImmutableArray<string> Errors);

/// <summary>One silo.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Address">Address and port that the other silos reach it by.</param>
/// <param name="Status"><c>joining</c>, <c>active</c>, <c>shutting_down</c> or <c>dead</c>.</param>
[GenerateSerializer, Immutable, Alias("platform.cluster.silo-view")]
public sealed record SiloView([property: Id(0)] string Name, [property: Id(1)] string Address, [property: Id(2)] string Status);
