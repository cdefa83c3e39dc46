using Orleans.Concurrency;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.PublicKeys;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.Grains.Audit;
using Platform.Grains.Permissions;
using Platform.Grains.Storage;

namespace Platform.Grains.PublicKeys;

/// <summary>The console's door to public keys; it waits with its answer, so that the registry need not.</summary>
[StatelessWorker]
internal sealed class PublicKeyConsoleGrain(OperatorGate gate, OperatorDesk desk) : Grain, IPublicKeyConsoleGrain
{
    private IOperatedPublicKeysGrain Registry => GrainFactory.GetGrain<IOperatedPublicKeysGrain>(PublicKeyRegistry.Key);

    public async Task<Result<CreatedPublicKey>> Create(Secret session, string name, bool dryRun)
    {
        var attempt = new Attempt(AuditEvents.PublicKeyCreate, AuditTargets.PublicKey, name);
        return await desk.Do(session, attempt, dryRun, actor => Registry.Create(actor, name, dryRun)).WhenCopiesRanOut(PublicKeyRegistry.Lease, dryRun);
    }

    public async Task<Result<PublicKeyList>> List(Secret session)
    {
        Result<Actor> actor = await gate.Admit(session);
        return actor.IsRefused ? actor.Refusal : await Registry.List();
    }

    public async Task<Result<PublicKeyView>> Revoke(Secret session, string name, bool dryRun)
    {
        var attempt = new Attempt(AuditEvents.PublicKeyRevoke, AuditTargets.PublicKey, name);
        return await desk.Do(session, attempt, dryRun, actor => Registry.Revoke(actor, name, dryRun)).WhenCopiesRanOut(PublicKeyRegistry.Lease, dryRun);
    }
}
