using Platform.Gateway.Admission;
using Platform.Gateway.Pages;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Sessions;

/// <summary>A user's own sessions as a page. Ending one is open to him during a timeout, too.</summary>
internal static class SessionPages
{
    private const string Path = PageRoute.Prefix + "/sessions";

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapSessionPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, Show).TakesSession();
        routes.MapForm(Path + "/{token_suffix}/end", End).TakesSession();
        routes.MapForm(Path + "/end-others", EndOthers).TakesSession();
    }

    private static async Task<PageAnswer<SessionsPage, SessionList>> Show(Caller caller, IGrainFactory grains) =>
        new(await grains.GetGrain<IUserGrain>(caller.UserId).GetSessions(caller.Session.Session));

    private static async Task<IResult> End(string token_suffix, Caller caller, IGrainFactory grains) =>
        SeeOther.After(await grains.GetGrain<IUserGrain>(caller.UserId).DestroySession(token_suffix, caller.Session.Session), Path, Notices.SessionEnded);

    private static async Task<IResult> EndOthers(Caller caller, IGrainFactory grains)
    {
        Result<int> ended = await grains.GetGrain<IUserGrain>(caller.UserId).DestroyOtherSessions(caller.Session.Session);
        return SeeOther.After(new Result(ended.Refusal), Path, Notices.OthersEnded);
    }
}
