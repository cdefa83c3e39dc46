using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;

namespace Platform.Grains.Permissions;

/// <summary>Looks up who calls from the console, anew at every call: a demoted or banned operator is refused at once.</summary>
internal sealed class OperatorGate(IGrainFactory grains)
{
    /// <summary>Whom the session belongs to, whatever his level.</summary>
    public async Task<Result<SessionPrincipal>> Identify(Secret session) =>
        Credential.Parse(session.Value) is { Kind: CredentialKind.Session }
            ? await grains.GetGrain<ISessionGrain>(SessionKey.Of(session).GrainKey).Identify()
            : SessionRefusals.Ended;

    /// <summary>The operator behind a session.</summary>
    /// <returns><see cref="ErrorCodes.SessionExpired"/>, a restriction, or <see cref="ErrorCodes.Forbidden"/> for one who is no operator.</returns>
    public async Task<Result<Actor>> Admit(Secret session)
    {
        Result<SessionPrincipal> principal = await Identify(session);
        if (principal.IsRefused)
        {
            return principal.Refusal;
        }

        if (Moderation.Restrictions.RefuseChange(principal.Value.Restriction) is { } restricted)
        {
            return restricted;
        }

        return Hierarchy.IsOperator(principal.Value.Level)
            ? new Actor(principal.Value.UserId, principal.Value.Level)
            : new Refusal(ErrorCodes.Forbidden, "Only Admins and Owners may do this.");
    }

    /// <summary>A user that an operator may look at: one he may act on, or himself.</summary>
    public async Task<Result<UserProfile>> FindVisible(Actor actor, string user)
    {
        Result<UserId> found = await grains.GetGrain<IUserNamesGrain>(0).Resolve(user);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        Result<UserProfile> profile = await grains.GetGrain<IUserGrain>(found.Value.Value).GetDetails();
        if (profile.IsRefused || profile.Value.Id == actor.Id)
        {
            return profile;
        }

        return Hierarchy.RefuseActingOn(actor, profile.Value.Id, profile.Value.PermissionLevel) is { } refusal ? refusal : profile;
    }
}
