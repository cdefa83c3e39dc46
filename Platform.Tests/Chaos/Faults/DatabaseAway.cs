namespace Platform.Tests.Chaos;

/// <summary>PostgreSQL is stopped without a goodbye to anyone, and started again.</summary>
internal sealed class DatabaseAway(TimeSpan lasts) : IFault
{
    public string Name => lasts == TimeSpan.Zero ? "PostgreSQL restarted" : $"PostgreSQL stopped for {lasts.TotalSeconds:0} s";

    public TimeSpan Lasts => lasts;

    public bool LosesMemory => true;

    public Task StrikeAsync(ChaosCluster cluster) => cluster.Server.StopAsync();

    public Task MendAsync(ChaosCluster cluster) => cluster.Server.StartAsync();
}
