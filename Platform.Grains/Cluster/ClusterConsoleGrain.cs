using Orleans.Concurrency;
using Platform.GrainInterfaces.Cluster;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.Grains.Permissions;

namespace Platform.Grains.Cluster;

/// <summary>The console's door to the cluster itself.</summary>
[StatelessWorker]
internal sealed class ClusterConsoleGrain(OperatorGate gate, OperatorKey operatorKey) : Grain, IClusterConsoleGrain
{
    public async Task<Result<ClusterView>> Describe(Secret? session, Secret? key) =>
        await Refuse(session, key) is { } refusal ? refusal : await GrainFactory.GetGrain<IClusterGrain>(0).Describe();

    private async Task<Refusal?> Refuse(Secret? session, Secret? key)
    {
        if (key is { } shown)
        {
            return operatorKey.Refuse(shown);
        }

        if (session is not { } token)
        {
            return new Refusal(ErrorCodes.AuthenticationRequired, "Sign in or show the operator key.");
        }

        Result<Actor> actor = await gate.Admit(token);
        return actor.Refusal;
    }
}
