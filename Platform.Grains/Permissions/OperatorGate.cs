using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Secrets;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;
using Platform.Grains.Moderation;
using Platform.Grains.Users;

namespace Platform.Grains.Permissions;

/// <summary>Looks up who calls from the console, anew at every call: a demoted or banned operator is refused at once.</summary>
internal sealed class OperatorGate(IGrainFactory grains)
{
    /// <summary>Whom the session belongs to, whatever his level.</summary>
    public async Task<Result<SessionPrincipal>> Identify(Secret session) =>
        Credential.Parse(session.Value) is { Kind: CredentialKind.Session }
            ? await grains.GetGrain<ISessionGrain>(SessionKey.Of(session).GrainKey).Identify()
            : SessionRefusals.Ended;

    /// <summary>The operator behind a session, for looking at things: that is open to him during a timeout, too.</summary>
    /// <returns><see cref="ErrorCodes.SessionExpired"/>, a ban, or <see cref="ErrorCodes.Forbidden"/> for one who is no operator.</returns>
    public async Task<Result<Actor>> Admit(Secret session)
    {
        Result<SessionPrincipal> principal = await Identify(session);
        if (principal.IsRefused)
        {
            return principal.Refusal;
        }

        return Restrictions.RefuseSignIn(principal.Value.Restriction) is { } banned ? banned : OperatorOf(principal.Value);
    }

    /// <summary>The operator whom a session speaks for, for changing things.</summary>
    /// <returns>A restriction, or <see cref="ErrorCodes.Forbidden"/> for one who is no operator.</returns>
    public static Result<Actor> AdmitToChange(SessionPrincipal principal) =>
        Restrictions.RefuseChange(principal.Restriction) is { } restricted ? restricted : OperatorOf(principal);

    /// <summary>A user by what people call him.</summary>
    /// <param name="user">An id or a username.</param>
    public Task<Result<UserId>> Find(string user) => grains.GetGrain<IUserNamesGrain>(0).Resolve(user);

    /// <summary>The user that an operator wants to look at: one he may act on, or himself.</summary>
    /// <param name="session">The operator's session token.</param>
    /// <param name="user">An id or a username.</param>
    public async Task<Result<Sight>> Look(Secret session, string user)
    {
        Result<Actor> viewer = await Admit(session);
        if (viewer.IsRefused)
        {
            return viewer.Refusal;
        }

        Result<UserId> found = await Find(user);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        if (await grains.GetGrain<IOperatedUserGrain>(found.Value.Value).GetStanding() is not { } standing)
        {
            return UserRefusals.NotFound;
        }

        return Hierarchy.RefuseLookingAt(viewer.Value, found.Value, standing.Level) is { } refusal ? refusal : new Sight(viewer.Value, found.Value);
    }

    private static Result<Actor> OperatorOf(SessionPrincipal principal) => Hierarchy.IsOperator(principal.Level)
        ? new Actor(principal.UserId, principal.Level)
        : new Refusal(ErrorCodes.Forbidden, "Only Admins and Owners may do this.");

    /// <summary>An operator, and a user he may look at.</summary>
    internal sealed record Sight(Actor Viewer, UserId User);
}
