using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.Grains.Permissions;

namespace Platform.Grains.Cluster;

/// <summary>The console's door to the cluster itself.</summary>
[StatelessWorker]
internal sealed class ClusterConsoleGrain(KeyOrSession door) : Grain, IClusterConsoleGrain
{
    public async Task<Result<ClusterView>> Describe(Secret? session, Secret? operatorKey) =>
        await door.Refuse(session, operatorKey) is { } refusal ? refusal : await GrainFactory.GetGrain<IClusterGrain>(0).Describe();
}
