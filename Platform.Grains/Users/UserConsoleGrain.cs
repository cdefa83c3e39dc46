using Orleans.Concurrency;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Audit;
using Platform.Grains.Permissions;

namespace Platform.Grains.Users;

/// <summary>The console's door to users.</summary>
[StatelessWorker]
internal sealed class UserConsoleGrain(OperatorGate gate, OperatorDesk desk) : Grain, IUserConsoleGrain
{
    public async Task<Result<UserDetails>> Show(Secret session, string user)
    {
        Result<OperatorGate.Sight> sight = await gate.Look(session, user);
        return sight.IsRefused ? sight.Refusal : await Ask(sight.Value.User).GetDetails(sight.Value.Viewer);
    }

    public async Task<Result<UserExplanation>> Explain(Secret session, string user)
    {
        Result<OperatorGate.Sight> sight = await gate.Look(session, user);
        return sight.IsRefused ? sight.Refusal : await Ask(sight.Value.User).Explain(sight.Value.Viewer);
    }

    public async Task<Result<UserActOutcome>> Act(Secret session, string user, UserAct act, bool dryRun)
    {
        Result<UserId> found = await gate.Find(user);
        var attempt = new Attempt(UserActs.EventOf(act), AuditTargets.User, found.IsRefused ? user : found.Value.ToString(), act.Reason);
        return await desk.Do(
            session, attempt, dryRun, async actor => found.IsRefused ? found.Refusal : await Act(actor, found.Value, act, dryRun));
    }

    private async Task<Result<UserActOutcome>> Act(Actor actor, UserId user, UserAct act, bool dryRun)
    {
        if (UserActs.TakesOwner(act) && await Ask(user).GetStanding() is { Level: PermissionLevel.Owner })
        {
            return await Erased(user, await GrainFactory.GetGrain<IOwnersGrain>(OwnersRegistry.Key).Lose(actor, user, act, dryRun), dryRun);
        }

        return await Erased(user, await Ask(user).Act(actor, act, ownersAgree: false, dryRun), dryRun);
    }

    // Not in the turn of the user: an identity that somebody is signing in with waits for him.
    private async Task<Result<UserActOutcome>> Erased(UserId user, Result<UserActOutcome> outcome, bool dryRun)
    {
        if (!dryRun && !outcome.IsRefused && outcome.Value.After is null)
        {
            await UserErasure.Finish(Ask(user));
        }

        return outcome;
    }

    private IOperatedUserGrain Ask(UserId user) => GrainFactory.GetGrain<IOperatedUserGrain>(user.Value);
}
