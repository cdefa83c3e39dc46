using Orleans.Concurrency;
using Platform.GrainInterfaces.Audit;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Users;

namespace Platform.Grains.Permissions;

/// <summary>The console's door to levels and owners.</summary>
[StatelessWorker]
internal sealed class PermissionConsoleGrain(OperatorGate gate, OperatorDesk desk, OperatorKey operatorKey) : Grain, IPermissionConsoleGrain
{
    public async Task<Result<UserProfile>> WhoAmI(Secret session)
    {
        Result<SessionPrincipal> principal = await gate.Identify(session);
        return principal.IsRefused ? principal.Refusal : await GrainFactory.GetGrain<IOperatedUserGrain>(principal.Value.UserId.Value).PeekProfile();
    }

    public async Task<Result<UserActOutcome>> BootstrapOwner(Secret key, string user, bool dryRun)
    {
        Refusal? refusal = operatorKey.Refuse(key);
        Result<UserId> found = refusal is null ? await gate.Find(user) : refusal;
        var attempt = new Attempt(AuditEvents.OwnerBootstrap, AuditTargets.User, found.IsRefused ? user : found.Value.ToString());
        return await desk.DoByKey(refusal, attempt, dryRun, async () => found.IsRefused
            ? found.Refusal
            : await GrainFactory.GetGrain<IOwnersGrain>(OwnersRegistry.Key).Gain(found.Value, dryRun));
    }
}
