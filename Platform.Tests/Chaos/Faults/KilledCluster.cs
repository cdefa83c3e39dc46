using Platform.Tests.Infrastructure;

namespace Platform.Tests.Chaos;

/// <summary><c>kill -9</c> of all silos at once, which are started again at once: at the same addresses, or at others.</summary>
internal sealed class KilledCluster(bool onOtherAddresses) : IFault
{
    public string Name => "kill -9 of all silos, restart on " + (onOtherAddresses ? "other addresses" : "the same addresses");

    public TimeSpan Lasts => TimeSpan.FromSeconds(1);

    public bool LosesMemory => true;

    public Task StrikeAsync(ChaosCluster cluster) => Task.WhenAll(cluster.Silos.Select((_, silo) => cluster.Kill9SiloAsync(silo)));

    public Task MendAsync(ChaosCluster cluster) => Task.WhenAll(cluster.Silos.Select((_, silo) => onOtherAddresses
        ? cluster.StartSiloAsync(silo, options => options with { SiloPort = FreePorts.Next(), ClientPort = FreePorts.Next() })
        : cluster.StartSiloAsync(silo)).ToArray());
}
