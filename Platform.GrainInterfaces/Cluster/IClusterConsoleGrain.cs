using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;

namespace Platform.GrainInterfaces.Cluster;

/// <summary>The console's door to the cluster itself (reference.md, section 10). Key 0.</summary>
[Alias("platform.cluster.console")]
public interface IClusterConsoleGrain : IGrainWithIntegerKey
{
    /// <summary>The members and whether storage answers.</summary>
    /// <param name="session">The operator's session token; null when he shows the operator key.</param>
    /// <param name="operatorKey">The installation's operator key; null when he shows a session.</param>
    /// <returns><see cref="ErrorCodes.AuthenticationRequired"/>, <see cref="ErrorCodes.SessionExpired"/>, <see cref="ErrorCodes.InvalidApiKey"/> or <see cref="ErrorCodes.Forbidden"/>.</returns>
    [Alias("describe")]
    Task<Result<ClusterView>> Describe(Secret? session, Secret? operatorKey);
}
