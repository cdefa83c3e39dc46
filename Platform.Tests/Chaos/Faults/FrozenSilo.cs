namespace Platform.Tests.Chaos;

/// <summary>A silo that is stopped where it is (SIGSTOP), so that the others evict it, and goes on later as if nothing had been; then it is started anew.</summary>
internal sealed class FrozenSilo(int silo) : IFault
{
    private static readonly TimeSpan MostEnding = TimeSpan.FromSeconds(60);

    public string Name => "SIGSTOP of a silo for 20 s";

    public TimeSpan Lasts => TimeSpan.FromSeconds(20);

    public bool LosesMemory => true;

    public Task StrikeAsync(ChaosCluster cluster)
    {
        cluster.Silos[silo].Running.Freeze();
        return Task.CompletedTask;
    }

    /// <summary>Whoever was evicted learns it and ends by himself; whoever runs silos starts them again.</summary>
    public async Task MendAsync(ChaosCluster cluster)
    {
        cluster.Silos[silo].Running.Thaw();
        await cluster.Silos[silo].Running.WaitForExitAsync(MostEnding);
        await cluster.StartSiloAsync(silo);
    }
}
