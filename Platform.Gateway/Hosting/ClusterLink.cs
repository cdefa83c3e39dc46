namespace Platform.Gateway.Hosting;

/// <summary>Whether this process has reached its cluster since it started. Thread-safe.</summary>
/// <remarks>Before that, a grain call would not fail but break. After that, calls find out by themselves: they fail while the cluster is away, and bring it back.</remarks>
/// <param name="isReached">True where the cluster is there from the beginning: inside a silo.</param>
internal sealed class ClusterLink(bool isReached)
{
    private volatile bool _isReached = isReached;

    /// <summary>Whether grains can be called.</summary>
    public bool IsReached => _isReached;

    /// <summary>Says that the cluster was reached.</summary>
    public void MarkReached() => _isReached = true;
}
