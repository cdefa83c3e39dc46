using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Sessions;

/// <summary>A user's own sessions (reference.md, section 4). Ending one is open to him during a timeout, too.</summary>
internal static class SessionEndpoints
{
    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapSessionEndpoints(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder sessions = routes.MapGroup("/users/me/sessions").TakesSession();
        sessions.MapGet("", List).Named("listOwnSessions", "Lists one's own live sessions and the last ended ones.");
        sessions.MapPost("/{token_suffix}/destroy", Destroy).NeedsNoBody().Named("endOwnSession", "Ends another one of one's own sessions.").Refuses(ErrorCodes.CurrentSession);
        sessions.MapPost("/destroy-others", DestroyOthers).NeedsNoBody().Named("endOtherSessions", "Ends all of one's own sessions but the one that asks.");
    }

    private static async Task<Answer<SessionList>> List(Caller caller, IGrainFactory grains) =>
        await grains.GetGrain<IUserGrain>(caller.UserId).GetSessions(caller.Session.Session);

    private static async Task<Answer<SessionDestroyedAnswer>> Destroy(string token_suffix, Caller caller, IGrainFactory grains)
    {
        Result outcome = await grains.GetGrain<IUserGrain>(caller.UserId).DestroySession(token_suffix, caller.Session.Session);
        return outcome.IsRefused ? outcome.Refusal : SessionDestroyedAnswer.Done;
    }

    private static async Task<Answer<SessionsDestroyedAnswer>> DestroyOthers(Caller caller, IGrainFactory grains)
    {
        Result<int> outcome = await grains.GetGrain<IUserGrain>(caller.UserId).DestroyOtherSessions(caller.Session.Session);
        return outcome.IsRefused ? outcome.Refusal : new SessionsDestroyedAnswer(outcome.Value);
    }
}
