namespace Platform.Tests.Chaos;

/// <summary>Two silos do not reach each other any more; each reaches the third one, the database and the gateways.</summary>
internal sealed class CutBetweenSilos(int one, int other, TimeSpan lasts) : IFault
{
    private static readonly TimeSpan MostEnding = TimeSpan.FromSeconds(20);

    public string Name => $"network cut between two silos for {lasts.TotalSeconds:0} s";

    public TimeSpan Lasts => lasts;

    public bool LosesMemory => true;

    public Task StrikeAsync(ChaosCluster cluster) => Network(cluster).CutAsync(one, other);

    /// <summary>One of the two may have been evicted, and has ended then.</summary>
    public async Task MendAsync(ChaosCluster cluster)
    {
        await Network(cluster).MendAsync(one, other);
        foreach (int silo in new[] { one, other }.Where(silo => cluster.Silos[silo].Running.HasExited))
        {
            await cluster.Silos[silo].Running.WaitForExitAsync(MostEnding);
            await cluster.StartSiloAsync(silo);
        }
    }

    private static ChaosNetwork Network(ChaosCluster cluster) => cluster.Network ?? throw new InvalidOperationException("The silos share a network.");
}
