using Platform.Gateway.Admission;
using Platform.Gateway.Hosting;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Results;

namespace Platform.Gateway.Cluster;

/// <summary>How the cluster stands, asked at most once a second however often health is asked for.</summary>
internal sealed class ClusterReport
{
    // Load balancers give up on a slow answer; a cluster that takes longer than this is not healthy.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(1);

    private readonly IGrainFactory _grains;
    private readonly ClusterLink _link;
    private readonly SharedCopy<ClusterView?> _copy;

    /// <summary>Creates the report; the first caller asks for it.</summary>
    /// <param name="grains">The cluster.</param>
    /// <param name="link">Whether it was ever reached.</param>
    public ClusterReport(IGrainFactory grains, ClusterLink link)
    {
        _grains = grains;
        _link = link;
        _copy = new SharedCopy<ClusterView?>(Ask, Age, Age, TimeProvider.System);
    }

    /// <summary>The cluster as one of its silos sees it; null when none answers.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public ValueTask<ClusterView?> Read(CancellationToken cancellationToken) => _copy.Get(cancellationToken);

    private async Task<ClusterView?> Ask()
    {
        try
        {
            return _link.IsReached ? await _grains.GetGrain<IClusterGrain>(0).Describe().WaitAsync(Patience) : null;
        }
        catch (Exception exception) when (exception.IsTransient())
        {
            return null;
        }
    }
}
