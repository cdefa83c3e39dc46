namespace Platform.Tests.Chaos;

/// <summary><c>kill -9</c> of one silo, which is started again at the same address.</summary>
internal sealed class KilledSilo(int silo, TimeSpan lasts) : IFault
{
    public string Name => "kill -9 of a silo";

    public TimeSpan Lasts => lasts;

    public bool LosesMemory => true;

    public Task StrikeAsync(ChaosCluster cluster) => cluster.Kill9SiloAsync(silo);

    public Task MendAsync(ChaosCluster cluster) => cluster.StartSiloAsync(silo);
}
