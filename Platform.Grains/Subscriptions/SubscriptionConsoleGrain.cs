using Orleans.Concurrency;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Permissions;

namespace Platform.Grains.Subscriptions;

/// <summary>The console's door to subscriptions.</summary>
[StatelessWorker]
internal sealed class SubscriptionConsoleGrain(OperatorGate gate) : Grain, ISubscriptionConsoleGrain
{
    public async Task<Result<SubscriptionView>> Show(Secret session, string user)
    {
        Result<OperatorGate.Sight> sight = await gate.Look(session, user);
        return sight.IsRefused ? sight.Refusal : await GrainFactory.GetGrain<IUserGrain>(sight.Value.User.Value).GetSubscription();
    }
}
