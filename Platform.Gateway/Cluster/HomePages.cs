using Platform.Gateway.Admission;
using Platform.Gateway.Pages;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Cluster;

/// <summary>The start page (reference.md, section 9): where to sign in, or how one's account stands.</summary>
internal static class HomePages
{
    /// <summary>Maps the route.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapHomePages(this IEndpointRouteBuilder routes)
    {
        routes.MapPage(ReturnPath.Home, Show).TakesVisitor().ShowsCaller();
        routes.MapPage(PageRoute.Prefix + "/{**path}", ShowNothing).TakesNoCredential();
    }

    private static async Task<IResult> Show(Caller caller, IGrainFactory grains)
    {
        AnnouncementList announced = await grains.GetGrain<IAnnouncementBoardGrain>(0).GetActive();
        if (caller.SessionOrNone is null)
        {
            return Page(new HomeModel(Profile: null, announced.Announcements));
        }

        Result<UserProfile> profile = caller.OwnProfile ?? await grains.GetGrain<IUserGrain>(caller.UserId).GetProfile();
        return Page(profile.IsRefused ? profile.Refusal : new HomeModel(profile.Value, announced.Announcements));
    }

    private static PageAnswer<HomePage, HomeModel> Page(Result<HomeModel> result) => new(result);

    // People who mistyped an address get a page, too.
    private static RefusalAnswer ShowNothing() => new(new Refusal(ErrorCodes.NotFound, "There is no such page."));
}
