using Platform.Grains.SignIn;
using Platform.Silo.Secrets;

namespace Platform.Silo.Hosting;

/// <summary>Keeps a silo out of a cluster whose server secret it does not have: codes made by one silo would be wrong on the other.</summary>
internal sealed class ClusterSecretCheck(ClusterSecret cluster, ServerSecrets secrets) : ILifecycleParticipant<ISiloLifecycle>
{
    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(
        nameof(ClusterSecretCheck), ServiceLifecycleStage.RuntimeInitialize - 1, cancellation => cluster.AgreeAsync(secrets, cancellation));
}
