using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Pages;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Users;

/// <summary>Other users as pages: what the grains show the viewer, which is more for Admins and Owners. Acts stay in the console.</summary>
internal static class UserPages
{
    private const string Path = PageRoute.Prefix + "/users";

    /// <summary>Maps the routes.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapUserPages(this IEndpointRouteBuilder routes)
    {
        routes.MapPage(Path, Search).TakesSession();
        routes.MapPage(Path + "/{id}", Show).TakesSession();
    }

    private static async Task<IResult> Search(Caller caller, HttpRequest request, IGrainFactory grains)
    {
        QueryFields query = BlankFields.LeaveOut(request);
        if (!query.Has(Searching.TextField))
        {
            return Page(new UserSearchModel(null, null, null, null, null));
        }

        PageRequest page = query.SearchPage();
        UserQuery asked = UserSearchEndpoints.ReadQuery(query, page);
        Result<UserSearchResult> result = query.NameAll(await grains.GetGrain<IUserDirectoryGrain>(0).Search(caller.Session, asked));
        var model = new UserSearchModel(asked.Text == BodyFields.Unreadable ? "" : asked.Text, asked.State, asked.Tier, asked.Level, null);
        return result.IsRefused ? Page(model, result.Refusal) : Page(model with { Found = Part(request, page, result.Value) });
    }

    private static FoundUsersModel Part(HttpRequest request, PageRequest page, UserSearchResult found) => new(
        found.Public,
        found.Full,
        found.IsFull,
        found.Total,
        found.IsTotalCapped,
        PagerLinks.Of(request, page, found.IsTotalCapped ? found.Total + 1 : found.Total, found.Next));

    private static async Task<PageAnswer<UserPage, UserSight>> Show(string id, Caller caller, IGrainFactory grains)
    {
        if (UserId.Parse(id) is not { } user)
        {
            return new(UserRefusals.NotFound);
        }

        IUserGrain grain = grains.GetGrain<IUserGrain>(user.Value);
        if (Viewer.Of(caller) is { } viewer)
        {
            return new(await grain.GetSight(viewer));
        }

        Result<PublicProfile> seen = await grain.GetPublicProfile();
        return new(seen.IsRefused ? seen.Refusal : new UserSight(seen.Value, Details: null));
    }

    private static PageAnswer<UsersPage, UserSearchModel> Page(UserSearchModel model, Refusal? complaint = null) => new(model) { Complaint = complaint };
}
