using Orleans.Concurrency;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Permissions;

/// <summary>The console's door to levels and owners.</summary>
[StatelessWorker]
internal sealed class PermissionConsoleGrain(OperatorGate gate, OperatorKey operatorKey) : Grain, IPermissionConsoleGrain
{
    public async Task<Result<UserProfile>> WhoAmI(Secret session)
    {
        Result<SessionPrincipal> principal = await gate.Identify(session);
        return principal.IsRefused ? principal.Refusal : await GrainFactory.GetGrain<IUserGrain>(principal.Value.UserId.Value).GetDetails();
    }

    public async Task<Result<UserProfile>> BootstrapOwner(Secret key, string user, bool dryRun)
    {
        if (operatorKey.Refuse(key) is { } refusal)
        {
            return refusal;
        }

        Result<UserId> found = await GrainFactory.GetGrain<IUserNamesGrain>(0).Resolve(user);
        return found.IsRefused ? found.Refusal : await GrainFactory.GetGrain<IOwnersGrain>(OwnersRegistry.Key).Gain(found.Value, dryRun);
    }
}
