using Orleans.Concurrency;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.Grains.Permissions;

namespace Platform.Grains.PublicKeys;

/// <summary>The console's door to public keys.</summary>
[StatelessWorker]
internal sealed class PublicKeyConsoleGrain(OperatorGate gate) : Grain, IPublicKeyConsoleGrain
{
    private IPublicKeysGrain Registry => GrainFactory.GetGrain<IPublicKeysGrain>(PublicKeyRegistry.Key);

    public async Task<Result<CreatedPublicKey>> Create(Secret session, string name, bool dryRun)
    {
        Result<Actor> actor = await gate.Admit(session);
        return actor.IsRefused ? actor.Refusal : await Registry.Create(actor.Value, name, dryRun);
    }

    public async Task<Result<PublicKeyList>> List(Secret session)
    {
        Result<Actor> actor = await gate.Admit(session);
        return actor.IsRefused ? actor.Refusal : await Registry.List();
    }

    public async Task<Result<PublicKeyView>> Revoke(Secret session, string name, bool dryRun)
    {
        Result<Actor> actor = await gate.Admit(session);
        return actor.IsRefused ? actor.Refusal : await Registry.Revoke(actor.Value, name, dryRun);
    }
}
