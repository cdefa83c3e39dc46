using Orleans.Concurrency;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Permissions;

namespace Platform.Grains.Users;

/// <summary>The console's door to users.</summary>
[StatelessWorker]
internal sealed class UserConsoleGrain(OperatorGate gate) : Grain, IUserConsoleGrain
{
    public async Task<Result<UserProfile>> Show(Secret session, string user)
    {
        Result<Actor> actor = await gate.Admit(session);
        return actor.IsRefused ? actor.Refusal : await gate.FindVisible(actor.Value, user);
    }
}
