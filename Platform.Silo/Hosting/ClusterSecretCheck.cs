using Platform.GrainInterfaces.Settings;
using Platform.Grains.SignIn;
using Platform.Grains.Storage;

namespace Platform.Silo.Hosting;

/// <summary>Keeps a silo out of a cluster whose server secret it does not have: codes made by one silo would be wrong on the other.</summary>
internal sealed class ClusterSecretCheck(IStorageMaintenance storage, ServerSecret secret) : ILifecycleParticipant<ISiloLifecycle>
{
    private const string Fact = "server-secret-fingerprint";

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(ClusterSecretCheck), ServiceLifecycleStage.RuntimeInitialize - 1, Check);

    private async Task Check(CancellationToken cancellation)
    {
        if (!await storage.TryWriteClusterFactAsync(Fact, secret.Fingerprint, cancellation)
            && await storage.ReadClusterFactAsync(Fact, cancellation) != secret.Fingerprint)
        {
            throw new SettingException("This database was set up with another server secret; start with --server-secret-file naming the file that the other silos use.");
        }
    }
}
