namespace Platform.Grains.Cluster;

/// <summary>The lease of a silo that is its whole cluster: nobody can take anything over.</summary>
internal sealed class SoleSiloLease : ISiloLease
{
    public bool IsHeld => true;

    public Task<bool> Reconfirm() => Task.FromResult(true);

    public Task WaitForEarlierHolders(long activatedAt) => Task.CompletedTask;
}
