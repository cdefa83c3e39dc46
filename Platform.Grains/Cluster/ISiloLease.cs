namespace Platform.Grains.Cluster;

/// <summary>
/// How long this silo may serve from memory what another silo could have taken over without its knowledge. What must be refused at once elsewhere asks
/// here first, so that a silo that was frozen or cut off admits nobody on what it knew before.
/// </summary>
internal interface ISiloLease
{
    /// <summary>Whether the cluster has confirmed lately that this silo belongs to it.</summary>
    bool IsHeld { get; }

    /// <summary>Asks the cluster now, before something is acknowledged that this silo's grains alone have heard of.</summary>
    /// <returns>Whether this silo belongs to it still: what its grains did before the question, they did as the only ones.</returns>
    Task<bool> Reconfirm();

    /// <summary>Waits until no silo that held a grain before this one can still have a lease under which it serves that grain.</summary>
    /// <param name="activatedAt">Time stamp of the clock at the grain's activation here.</param>
    Task WaitForEarlierHolders(long activatedAt);
}
