namespace Platform.Gateway.Hosting;

/// <summary>Whether this process still wants new clients. Thread-safe; what has begun to drain never takes it back.</summary>
public sealed class Readiness
{
    private volatile bool _isDraining;

    /// <summary>Whether the process is about to stop: requests are still served, but load balancers should look elsewhere.</summary>
    public bool IsDraining => _isDraining;

    /// <summary>Says that the process is about to stop.</summary>
    public void BeginDraining() => _isDraining = true;
}
