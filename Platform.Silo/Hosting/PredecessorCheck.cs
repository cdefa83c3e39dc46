namespace Platform.Silo.Hosting;

/// <summary>Keeps a silo from joining while an earlier run at its address counts as alive: calls meant for that one would come here and be refused.</summary>
/// <remarks>
/// The runtime declares such a run dead whenever it reads the membership table, but joins also where that failed because another silo wrote at the same
/// moment, which is likely when all start together. It would try again a minute later only.
/// </remarks>
internal sealed class PredecessorCheck(ILocalSiloDetails local, IClusterMembershipService membership, TimeProvider clock) : ILifecycleParticipant<ISiloLifecycle>
{
    /// <summary>After the first look at the table, before the own row is written.</summary>
    private const int BeforeJoining = (ServiceLifecycleStage.RuntimeGrainServices + ServiceLifecycleStage.AfterRuntimeGrainServices) / 2;

    private static readonly TimeSpan LeastPause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan MostPause = TimeSpan.FromMilliseconds(250);

    public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(PredecessorCheck), BeforeJoining, WaitUntilAlone);

    /// <summary>Reads the table until it says that nobody else lives at this address.</summary>
    private async Task WaitUntilAlone(CancellationToken cancellation)
    {
        while (membership.CurrentSnapshot.Members.Values.Any(IsLivingPredecessor))
        {
            // Chance parts silos that have collided once.
            await Task.Delay(LeastPause + ((MostPause - LeastPause) * Random.Shared.NextDouble()), clock, cancellation);
            await membership.Refresh(cancellationToken: cancellation);
        }
    }

    private bool IsLivingPredecessor(ClusterMember member) =>
        member.Status != SiloStatus.Dead
        && member.SiloAddress.Endpoint.Equals(local.SiloAddress.Endpoint)
        && member.SiloAddress.Generation < local.SiloAddress.Generation;
}
