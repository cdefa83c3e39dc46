using Microsoft.AspNetCore.Http.HttpResults;
using Platform.Gateway.Admission;
using Platform.Gateway.Http;
using Platform.Gateway.Reference;
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
    private const string StateField = "state";
    private const string TierField = "tier";
    private const string LevelField = "level";

    /// <summary>Maps the route; nobody can be called <c>search</c>, so it hides no user.</summary>
    /// <param name="routes">Where to.</param>
    public static void MapUserSearchEndpoints(this IEndpointRouteBuilder routes) => routes.MapGet("/users/search", Search).TakesSession()
        .ReadsSearchPage().Reads(
            new RequestField(Searching.TextField, typeof(string), "A part of the name in any case, or an id.") { Text = Searching.TextRule, IsRequired = true },
            new RequestField(StateField, typeof(AccountState), "Only users in this state; for Admins and Owners."),
            new RequestField(TierField, typeof(SubscriptionTier), "Only users of this tier; for Admins and Owners."),
            new RequestField(LevelField, typeof(PermissionLevel), "Only users of this level; for Admins and Owners."))
        .Named("searchUsers", "Finds users: public profiles for users, full ones for operators.");

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

    /// <summary>What a query asks for.</summary>
    /// <param name="query">The query.</param>
    /// <param name="page">The part of what is found that it asks for.</param>
    internal static UserQuery ReadQuery(QueryFields query, PageRequest page) => new()
    {
        Text = query.Text(Searching.TextField, Searching.TextRule),
        State = query.OptionalChoice<AccountState>(StateField),
        Tier = query.OptionalChoice<SubscriptionTier>(TierField),
        Level = query.OptionalChoice<PermissionLevel>(LevelField),
        Offset = page.Offset,
        Limit = page.Limit,
        After = page.After,
    };
}
