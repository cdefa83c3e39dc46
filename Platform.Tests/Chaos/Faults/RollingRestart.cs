namespace Platform.Tests.Chaos;

/// <summary>Each silo, then each gateway is ended in order (SIGTERM) and started again as a newer build, one after another.</summary>
internal sealed class RollingRestart(NewerBuild build) : IFault
{
    public string Name => "rolling restart to a newer build";

    public TimeSpan Lasts => TimeSpan.Zero;

    public bool LosesMemory => false;

    public async Task StrikeAsync(ChaosCluster cluster)
    {
        for (int silo = 0; silo < cluster.Silos.Count; silo++)
        {
            await cluster.TerminateSiloAsync(silo);
            await cluster.StartSiloAsync(silo, options => options with { Program = build.Silo });
        }

        for (int gateway = 0; gateway < cluster.Gateways.Count; gateway++)
        {
            await cluster.TerminateGatewayAsync(gateway);
            cluster.LaunchGateway(gateway, build.Gateway);
            await cluster.UntilGatewayReadyAsync(gateway);
        }
    }

    public Task MendAsync(ChaosCluster cluster) => Task.CompletedTask;
}
