namespace Platform.GrainInterfaces.Cluster;

/// <summary>Tells how the cluster stands; answered by any silo. Key 0.</summary>
[Alias("platform.cluster.cluster")]
public interface IClusterGrain : IGrainWithIntegerKey
{
    /// <summary>The members and whether storage answers, at most a second old.</summary>
    [Alias("describe")]
    Task<ClusterView> Describe();
}
