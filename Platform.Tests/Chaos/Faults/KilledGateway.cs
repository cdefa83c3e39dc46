namespace Platform.Tests.Chaos;

/// <summary><c>kill -9</c> of one gateway, which is started again at the same address.</summary>
internal sealed class KilledGateway(int gateway, TimeSpan lasts) : IFault
{
    public string Name => "kill -9 of a gateway";

    public TimeSpan Lasts => lasts;

    public bool LosesMemory => false;

    public Task StrikeAsync(ChaosCluster cluster) => cluster.Kill9GatewayAsync(gateway);

    public Task MendAsync(ChaosCluster cluster)
    {
        cluster.LaunchGateway(gateway);
        return cluster.UntilGatewayReadyAsync(gateway);
    }
}
