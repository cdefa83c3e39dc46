using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.GrainInterfaces.Directory;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Results;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Users;

/// <summary>Finding users (reference.md, section 4, <c>GET /users/search</c>).</summary>
internal static class UserSearchEndpoints
{
    /// <summary>Maps the route; nobody can be called <c>search</c>, so it hides no user.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapUserSearchEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/users/search", Search).TakesSession();

    private static async Task<Results<Answer<FoundUsers<UserProfile>>, Answer<FoundUsers<PublicProfile>>>> Search(
        QueryFields query, Caller caller, IGrainFactory grains, HttpContext context)
    {
        PageRequest page = query.SearchPage();
        Result<UserSearchResult> result = query.NameAll(await grains.GetGrain<IUserDirectoryGrain>(0).Search(caller.Session, ReadQuery(query, page)));
        if (result.IsRefused)
        {
            return (Answer<FoundUsers<PublicProfile>>)result.Refusal;
        }

        UserSearchResult found = result.Value;
        context.Response.Headers.Link = Searching.Links(context.Request, page, found.Total, found.IsTotalCapped, found.Next);
        return found.IsFull
            ? (Answer<FoundUsers<UserProfile>>)FoundUsers.Full(found, page)
            : (Answer<FoundUsers<PublicProfile>>)FoundUsers.Public(found, page);
    }

    private static UserQuery ReadQuery(QueryFields query, PageRequest page) => new()
    {
        Text = query.Text(Searching.TextField, Searching.TextRule),
        State = query.OptionalChoice<AccountState>("state"),
        Tier = query.OptionalChoice<SubscriptionTier>("tier"),
        Level = query.OptionalChoice<PermissionLevel>("level"),
        Offset = page.Offset,
        Limit = page.Limit,
        After = page.After,
    };
}
