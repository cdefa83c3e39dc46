using Orleans.Concurrency;
using Platform.GrainInterfaces.Permissions;
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
        Result<Actor> actor = await gate.Admit(session);
        if (actor.IsRefused)
        {
            return actor.Refusal;
        }

        Result<UserProfile> visible = await gate.FindVisible(actor.Value, user);
        return visible.IsRefused
            ? visible.Refusal
            : await GrainFactory.GetGrain<IUserGrain>(visible.Value.Id.Value).GetSessions(SessionKey.Of(session));
    }

    public async Task<Result<SessionRevocation>> Revoke(Secret session, string user, string? suffix, bool dryRun)
    {
        Result<Actor> actor = await gate.Admit(session);
        if (actor.IsRefused)
        {
            return actor.Refusal;
        }

        Result<UserId> found = await GrainFactory.GetGrain<IUserNamesGrain>(0).Resolve(user);
        return found.IsRefused
            ? found.Refusal
            : await GrainFactory.GetGrain<IUserGrain>(found.Value.Value).RevokeSessions(actor.Value, suffix, dryRun);
    }
}
