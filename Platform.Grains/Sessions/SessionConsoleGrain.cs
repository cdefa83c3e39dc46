using Orleans.Concurrency;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Permissions;

namespace Platform.Grains.Sessions;

/// <summary>The console's door to sessions.</summary>
[StatelessWorker]
internal sealed class SessionConsoleGrain(OperatorGate gate) : Grain, ISessionConsoleGrain
{
    public async Task<Result<SessionList>> List(Secret session, string user)
    {
        Result<OperatorGate.Sight> sight = await gate.Look(session, user);
        return sight.IsRefused
            ? sight.Refusal
            : await GrainFactory.GetGrain<IUserGrain>(sight.Value.User.Value).GetSessions(SessionKey.Of(session));
    }
}
